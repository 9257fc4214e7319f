import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, stages } from '@krets/shared/kinds';
import {
  answerReview,
  changeStage,
  createReadyNetwork,
  initiateNetwork,
  inStage,
  settingsInput,
  stageOf,
  updateSettings,
  viewNetwork,
} from '../support/network-lifecycle.js';
import {
  createAdministrator,
  createNetwork,
  createPerson,
  invite,
  type TestNetwork,
  takeSeat,
} from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

const notFound = { code: 'NOT_FOUND' };

describe('the life of a network', () => {
  const steps: Record<string, { from: Stage[]; to: Stage }> = {
    announceNetwork: { from: ['DRAFT'], to: 'FORMING' },
    activateNetwork: { from: ['FORMING'], to: 'ACTIVE' },
    pauseNetwork: { from: ['ACTIVE'], to: 'PAUSED' },
    reviewNetwork: { from: ['ACTIVE', 'PAUSED'], to: 'UNDER_REVIEW' },
    continueNetwork: { from: ['PAUSED', 'UNDER_REVIEW'], to: 'ACTIVE' },
    discardNetwork: { from: ['DRAFT'], to: 'CLOSED' },
  };
  let room: TestNetwork;
  beforeAll(async () => {
    room = await createReadyNetwork(server, 'Livet');
  });

  it.each(
    Object.entries(steps)
      .filter(([verb]) => verb !== 'discardNetwork')
      .flatMap(([verb, { from, to }]) =>
        stages.map((stage) => [verb, stage, from.includes(stage) ? to : null] as const),
      ),
  )('%s from %s', async (verb, stage, to) => {
    await inStage(server, room.id, stage);
    const target = steps[verb]?.to;
    const ends = stage === 'SPLIT' || stage === 'CLOSED';
    if (to || (stage === target && !ends)) {
      await changeStage(room.facilitator, verb, room.id);
      expect(await stageOf(room.facilitator, room.id)).toBe(target);
    } else {
      await expect(changeStage(room.facilitator, verb, room.id)).rejects.toMatchObject(notFound);
      expect(await stageOf(room.facilitator, room.id)).toBe(stage);
    }
  });

  it.each(stages)('a network that is %s is discarded only as a draft, and never closed by one alone', async (stage) => {
    if (stage === 'DRAFT') return;
    await inStage(server, room.id, stage);
    await expect(changeStage(room.facilitator, 'discardNetwork', room.id)).rejects.toMatchObject(notFound);
  });

  it.each<[Stage, boolean]>([
    ['FORMING', true],
    ['ACTIVE', true],
    ['UNDER_REVIEW', true],
    ['PAUSED', false],
    ['SPLIT', false],
    ['CLOSED', false],
  ])('a room that is %s can be written in: %s', async (stage, writable) => {
    await inStage(server, room.id, stage);
    const posting = (room.members[0] as Person).postChallenge(room.id);
    if (writable) await expect(posting).resolves.toBeDefined();
    else await expect(posting).rejects.toMatchObject(notFound);
    const { viewerMay } = await viewNetwork<{ viewerMay: { postChallenge: boolean } }>(
      room.facilitator,
      room.id,
      'viewerMay { postChallenge }',
    );
    expect(viewerMay.postChallenge).toBe(writable);
  });
});

describe('closing', () => {
  type Tally = { closing: { yes: number; seats: number; mine: boolean | null; mayDrop: boolean } | null };
  const tally = async (person: Person, id: string) =>
    (await viewNetwork<Tally>(person, id, 'closing { yes seats mine mayDrop }')).closing;
  const say = (person: Person, networkId: string, yes: boolean) =>
    person.ask('mutation ($id: ID!, $yes: Boolean!) { voteOnClosing(networkId: $id, yes: $yes) { stage } }', {
      id: networkId,
      yes,
    });

  it.each([
    [4, 3],
    [5, 3],
    [6, 4],
  ])('of %i seats takes %i, exactly more than half', async (seats, needed) => {
    const room = await createReadyNetwork(server, `Vi ${seats}`, seats - 1);
    const everybody = [room.facilitator, ...room.members];
    await changeStage(room.members[0] as Person, 'proposeClosing', room.id);
    const others = everybody.filter((person) => person !== room.members[0]);
    for (let yes = 1; yes < needed; yes++) {
      expect(await stageOf(room.facilitator, room.id)).toBe('FORMING');
      expect(await tally(room.members[0] as Person, room.id)).toEqual({ yes, seats, mine: true, mayDrop: true });
      await say(others[yes - 1] as Person, room.id, true);
    }
    expect(await stageOf(room.facilitator, room.id)).toBe('CLOSED');
    expect(await tally(room.facilitator, room.id)).toBeNull();
    const { log } = await viewNetwork<{ log: { kind: string; detail: string; by: unknown; at: string }[] }>(
      room.facilitator,
      room.id,
      'log { kind detail by { id } at }',
    );
    expect(log[0]).toMatchObject({ kind: 'STAGE_CHANGED', detail: 'CLOSED', by: null });
  });

  it('lets everyone change their vote, counts each seat once, and is dropped by its proposer', async () => {
    const room = await createReadyNetwork(server, 'Ombestemt');
    const [one, two] = room.members as [Person, Person];
    await expect(say(one, room.id, true)).rejects.toMatchObject(notFound);
    await changeStage(one, 'proposeClosing', room.id);
    await changeStage(one, 'proposeClosing', room.id);
    await say(two, room.id, true);
    expect(await tally(two, room.id)).toEqual({ yes: 2, seats: 4, mine: true, mayDrop: false });
    await say(two, room.id, false);
    expect(await tally(room.facilitator, room.id)).toEqual({ yes: 1, seats: 4, mine: null, mayDrop: false });
    await expect(changeStage(room.facilitator, 'dropClosing', room.id)).rejects.toMatchObject(notFound);
    await changeStage(one, 'dropClosing', room.id);
    expect(await tally(one, room.id)).toBeNull();
  });
});

describe('membership and act', () => {
  let room: TestNetwork;
  let people: Record<'facilitator' | 'member' | 'pending' | 'outsider' | 'administrator' | 'neighbour', Person>;
  beforeAll(async () => {
    room = await createReadyNetwork(server, 'Kven som får kva');
    const pending = await createPerson(server);
    await takeSeat(pending, await invite(room.facilitator, room.id), false);
    const neighbour = (await createNetwork(administrator, 'Naboen', 1)).members[0] as Person;
    people = {
      facilitator: room.facilitator,
      member: room.members[0] as Person,
      pending,
      outsider: await createPerson(server),
      administrator,
      neighbour,
    };
  });

  const verb = (name: string) => (person: Person) => changeStage(person, name, room.id);
  const acts: Record<string, { stage: Stage; by: string[]; does: (person: Person) => Promise<unknown> }> = {
    updateNetworkSettings: {
      stage: 'FORMING',
      by: ['facilitator'],
      does: (person) => updateSettings(person, room.id, settingsInput()),
    },
    announceNetwork: { stage: 'DRAFT', by: ['facilitator'], does: verb('announceNetwork') },
    // A member who has not accepted the charter blocks it; only the facilitator is told that.
    activateNetwork: {
      stage: 'FORMING',
      by: ['facilitator'],
      does: (person) =>
        changeStage(person, 'activateNetwork', room.id).catch((error) => {
          if (error.fields?.[0]?.rule !== 'form') throw error;
        }),
    },
    pauseNetwork: { stage: 'ACTIVE', by: ['facilitator'], does: verb('pauseNetwork') },
    reviewNetwork: { stage: 'ACTIVE', by: ['facilitator'], does: verb('reviewNetwork') },
    continueNetwork: {
      stage: 'PAUSED',
      by: ['facilitator'],
      does: (person) =>
        changeStage(person, 'continueNetwork', room.id).catch((error) => {
          if (error.fields?.[0]?.rule !== 'form') throw error;
        }),
    },
    answerReview: {
      stage: 'UNDER_REVIEW',
      by: ['facilitator', 'member'],
      does: (person) => answerReview(person, room.id, 4),
    },
    proposeClosing: { stage: 'ACTIVE', by: ['facilitator', 'member'], does: verb('proposeClosing') },
    voteOnClosing: {
      stage: 'ACTIVE',
      by: ['facilitator', 'member'],
      does: (person) =>
        person.ask('mutation ($id: ID!) { voteOnClosing(networkId: $id, yes: false) { id } }', { id: room.id }),
    },
    dropClosing: { stage: 'ACTIVE', by: ['member'], does: verb('dropClosing') },
  };

  it.each(
    Object.keys(acts).flatMap((name) =>
      ['outsider', 'neighbour', 'administrator', 'pending', 'member', 'facilitator'].map((who) => [name, who] as const),
    ),
  )('%s by the %s', async (name, who) => {
    const { stage, by, does } = acts[name] as (typeof acts)[string];
    await inStage(server, room.id, stage);
    // Who proposed it is the one who drops it.
    if (name === 'dropClosing') await changeStage(people.member, 'proposeClosing', room.id);
    const done = does(people[who as keyof typeof people]);
    if (by.includes(who)) await expect(done).resolves.not.toThrow();
    else await expect(done).rejects.toMatchObject(notFound);
  });

  it('discardNetwork by the initiator alone', async () => {
    const initiator = await createPerson(server);
    const id = await initiateNetwork(initiator, 'Til å kaste');
    for (const who of ['outsider', 'neighbour', 'administrator'] as const)
      await expect(changeStage(people[who], 'discardNetwork', id)).rejects.toMatchObject(notFound);
    await changeStage(initiator, 'discardNetwork', id);
    expect((await initiator.ask<{ myNetworks: unknown[] }>('{ myNetworks { id } }')).myNetworks).toEqual([]);
  });
});
