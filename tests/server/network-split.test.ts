import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMixedRoom, type MixedRoom, makeActive, membershipStates } from '../support/mixed-room.js';
import { acceptCharter, createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

const propose = async (person: Person, networkId: string) => {
  const { proposeSplit } = await person.ask<{ proposeSplit: { id: string } }>(
    'mutation ($input: ProposeSplitInput!) { proposeSplit(input: $input) { id } }',
    { input: { networkId, nameA: 'Nord', nameB: 'Sør' } },
  );
  return proposeSplit.id;
};
const choose = (person: Person, id: string, side: string) =>
  person.ask('mutation ($id: ID!, $side: Side!) { chooseSide(splitId: $id, side: $side) { id } }', { id, side });
const closeSplitChoices = (person: Person, id: string) =>
  person.ask('mutation ($id: ID!) { closeSplitChoices(splitId: $id) { id } }', { id });
const drop = (person: Person, id: string) => person.ask('mutation ($id: ID!) { dropSplit(splitId: $id) }', { id });
const longAgo = (id: string) =>
  server.database.asSuperuser(`UPDATE splits SET made_at = now() - interval '15 days' WHERE id = $1`, [id]);
const stageOf = async (person: Person, id: string) => {
  const { network } = await person.ask<{ network: { stage: string; split: unknown } }>(
    'query ($id: ID!) { network(id: $id) { stage split { open } } }',
    { id },
  );
  return network.stage;
};
const pendingMemberships = async (person: Person) => {
  const answer = await person.ask<{ pendingMemberships: Record<string, unknown>[] }>(
    '{ pendingMemberships { networkId networkName role seatState stage accepted { version } seesEarlier } }',
  );
  return answer.pendingMemberships;
};

async function aRoom(name: string, members: number): Promise<TestNetwork> {
  const room = await createNetwork(administrator, name, members);
  await makeActive(administrator, room.id);
  return room;
}

describe('who may do what with a split', () => {
  const table: Record<string, [(person: Person, room: MixedRoom, split: string) => Promise<unknown>, string[]]> = {
    propose: [
      (person, room) => propose(person, room.id),
      ['yes', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'UNAUTHENTICATED'],
    ],
    choose: [
      (person, _, split) => choose(person, split, 'NEITHER'),
      ['yes', 'yes', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'UNAUTHENTICATED'],
    ],
    'leave the rest before they have had time': [
      (person, _, split) => closeSplitChoices(person, split),
      ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'UNAUTHENTICATED'],
    ],
    'take the proposal back': [
      (person, _, split) => drop(person, split),
      ['yes', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'UNAUTHENTICATED'],
    ],
  };
  it.each(Object.keys(table))('%s', async (name) => {
    const [does, answers] = table[name] ?? [];
    const room = await createMixedRoom(administrator, name);
    const split = name === 'propose' ? '' : await propose(room.facilitator, room.id);
    const met: Record<string, unknown> = {};
    for (const state of [...membershipStates].reverse()) {
      met[state] = await does?.(room.byState[state], room, split).then(
        () => 'yes',
        (error: { code?: string }) => error.code,
      );
    }
    expect(met).toEqual(Object.fromEntries(membershipStates.map((state, i) => [state, answers?.[i]])));
  });
});

describe('a split', () => {
  it('happens when all have chosen: two networks being formed, and an old room that can only be read', async () => {
    const room = await aRoom('For mange', 4);
    const [anna, berit, carl, dag] = room.members as [Person, Person, Person, Person];
    const challenge = await anna.postChallenge(room.id);
    const id = await propose(room.facilitator, room.id);
    await choose(room.facilitator, id, 'A');
    await choose(anna, id, 'A');
    await choose(berit, id, 'B');
    await choose(carl, id, 'B');
    expect(await stageOf(anna, room.id)).toBe('ACTIVE');
    await choose(dag, id, 'NEITHER');
    expect(await stageOf(anna, room.id)).toBe('SPLIT');
    expect(await anna.thread(challenge.id)).toEqual([]);
    await expect(anna.contribute(challenge.id, 'For seint')).rejects.toMatchObject({ code: 'NOT_FOUND' });

    const waits = { seatState: 'CHARTER_PENDING', stage: 'FORMING', accepted: null, seesEarlier: true };
    expect(await pendingMemberships(anna)).toEqual([
      { ...waits, networkId: expect.any(String), networkName: 'Nord', role: 'MEMBER' },
    ]);
    // Nobody who facilitated went there: the one who has sat longest does it.
    expect(await pendingMemberships(berit)).toEqual([
      { ...waits, networkId: expect.any(String), networkName: 'Sør', role: 'FACILITATOR' },
    ]);
    expect(await pendingMemberships(room.facilitator)).toMatchObject([{ networkName: 'Nord', role: 'FACILITATOR' }]);
    expect(await pendingMemberships(dag)).toEqual([]);

    const south = String((await pendingMemberships(berit))[0]?.networkId);
    const look = 'query ($id: ID!) { network(id: $id) { name purpose seats { person { id } } } }';
    await expect(carl.ask(look, { id: south })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await acceptCharter(carl, south, 1);
    const { network } = await carl.ask<{ network: { name: string; seats: { person: { id: string } }[] } }>(look, {
      id: south,
    });
    expect(network.seats.map((seat) => seat.person.id).sort()).toEqual([berit.id, carl.id].sort());
    const fresh = await carl.postChallenge(south);
    await expect(anna.thread(fresh.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { myNetworks } = await administrator.ask<{ myNetworks: unknown[] }>('{ myNetworks { id } }');
    expect(myNetworks).toEqual([]);
    await expect(administrator.ask(look, { id: south })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [counted] = await server.database.asSuperuser<{ taken: number; sitting: number }>(
      `SELECT k.seats_taken AS taken, (SELECT count(*)::int FROM seats WHERE network_id = $1) AS sitting
       FROM network_counters k WHERE network_id = $1`,
      [south],
    );
    expect(counted).toEqual({ taken: 2, sitting: 2 });
  });

  it('does not happen when half do not want it', async () => {
    const room = await aRoom('Helst ikkje', 3);
    const [anna, berit, carl] = room.members as [Person, Person, Person];
    const id = await propose(room.facilitator, room.id);
    await choose(room.facilitator, id, 'A');
    await choose(anna, id, 'B');
    await choose(berit, id, 'NEITHER');
    await choose(carl, id, 'NEITHER');
    expect(await stageOf(anna, room.id)).toBe('ACTIVE');
    // A changed vote decides it.
    await choose(carl, id, 'B');
    expect(await stageOf(anna, room.id)).toBe('SPLIT');
  });

  it('waits fourteen days for those who have not chosen, and then goes on without them if more than half want it', async () => {
    const room = await aRoom('Nokre svarar ikkje', 4);
    const [anna, berit] = room.members as [Person, Person];
    const id = await propose(room.facilitator, room.id);
    await choose(room.facilitator, id, 'A');
    await choose(anna, id, 'B');
    await expect(closeSplitChoices(room.facilitator, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await longAgo(id);
    await expect(closeSplitChoices(anna, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await closeSplitChoices(room.facilitator, id);
    expect(await stageOf(anna, room.id)).toBe('ACTIVE');
    await choose(berit, id, 'B');
    expect(await stageOf(anna, room.id)).toBe('SPLIT');
    expect(await pendingMemberships(room.members[3] as Person)).toEqual([]);
  });

  it('is proposed once at a time, and can be taken back', async () => {
    const room = await aRoom('Angra', 1);
    const id = await propose(room.facilitator, room.id);
    await expect(propose(room.facilitator, room.id)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ rule: 'open' }],
    });
    await drop(room.facilitator, id);
    await expect(choose(room.members[0] as Person, id, 'A')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(propose(room.facilitator, room.id)).resolves.toBeDefined();
  });

  it('is done once, however many choose last', async () => {
    const room = await aRoom('Alle på ein gong', 5);
    const id = await propose(room.facilitator, room.id);
    const all = [room.facilitator, ...room.members];
    await Promise.all(all.map((person, i) => choose(person, id, i % 2 ? 'A' : 'B')));
    const [made] = await server.database.asSuperuser<{ n: number }>(
      `SELECT count(*)::int AS n FROM networks WHERE split_from = $1`,
      [room.id],
    );
    expect(made).toEqual({ n: 2 });
  });

  it('cannot be carried by anybody past the count', async () => {
    const [row] = await server.database.asSuperuser<{ may: boolean }>(
      `SELECT has_function_privilege('krets_app', 'app.split_network(uuid)', 'EXECUTE') AS may`,
    );
    expect(row).toEqual({ may: false });
  });
});
