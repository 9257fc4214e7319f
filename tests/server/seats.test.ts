import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createMixedRoom,
  goOnLeave,
  handOver,
  type MembershipState,
  type MixedRoom,
  makeActive,
  membershipStates,
  reviseCharter,
  takeHandedOverSeat,
} from '../support/mixed-room.js';
import {
  acceptCharter,
  createAdministrator,
  createNetwork,
  createPerson,
  invite,
  joinNetwork,
  takeSeat,
} from '../support/networks.js';
import { type Person, promptly, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer();
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

const returnFromLeave = (person: Person, networkId: string) =>
  person.ask('mutation ($id: ID!) { returnFromLeave(networkId: $id) }', { id: networkId });
const leave = (person: Person, networkId: string, vacant = false) =>
  person.ask('mutation ($id: ID!, $vacant: Boolean!) { leaveNetwork(networkId: $id, vacant: $vacant) }', {
    id: networkId,
    vacant,
  });
const bySeat = (verb: string) => (person: Person, seatId: string) =>
  person.ask(`mutation ($id: ID!) { ${verb}(seatId: $id) { id } }`, { id: seatId });
const endSeat = bySeat('endSeat');
const giveUp = bySeat('giveUpSeat');
const inviteTo = (person: Person, networkId: string, seatId: string) =>
  person.ask('mutation ($input: InviteInput!) { invite(input: $input) { link } }', {
    input: { networkId, role: 'MEMBER', seatId },
  });
const challengesOf = async (person: Person, networkId: string) => {
  const { network } = await person.ask<{ network: { challenges: { nodes: { id: string }[] } } }>(
    'query ($id: ID!) { network(id: $id) { challenges { nodes { id } } } }',
    { id: networkId },
  );
  return network.challenges.nodes.map(({ id }) => id);
};

const no = 'NOT_FOUND';
const out = 'UNAUTHENTICATED';
const last = 'BAD_INPUT';

type Line = { does: (person: Person, room: MixedRoom) => Promise<unknown>; answers: string[] };
/** In the order of the membership states: facilitator (the only one), member, pending, on leave, left, neighbour, administrator, nobody. */
const table: Record<string, Line> = {
  'leave a seat': {
    does: (person, room) => leave(person, room.id),
    answers: [last, 'yes', 'yes', 'yes', no, no, no, out],
  },
  'leave a seat vacant': {
    does: (person, room) => leave(person, room.id, true),
    answers: [last, 'yes', 'yes', 'yes', no, no, no, out],
  },
  'hand a seat over': {
    does: (person, room) => handOver(person, room.id),
    answers: [last, 'yes', 'yes', 'yes', no, no, no, out],
  },
  'go on leave': {
    does: (person, room) => goOnLeave(person, room.id),
    answers: [last, 'yes', no, no, no, no, no, out],
  },
  'come back': {
    does: (person, room) => returnFromLeave(person, room.id),
    answers: [no, no, no, 'yes', no, no, no, out],
  },
  'give up a vacant seat': {
    does: (person, room) => giveUp(person, room.vacantSeat),
    answers: ['yes', no, no, no, no, no, no, out],
  },
  'give up a seat that is held': {
    does: (person, room) => giveUp(person, room.seatOf.get(room.byState.member) ?? ''),
    answers: [no, no, no, no, no, no, no, out],
  },
  'invite a successor to a vacant seat': {
    does: (person, room) => inviteTo(person, room.id, room.vacantSeat),
    answers: ['yes', no, no, no, no, no, no, out],
  },
  'invite a successor to a seat that is held': {
    does: (person, room) => inviteTo(person, room.id, room.seatOf.get(room.byState.member) ?? ''),
    answers: [no, no, no, no, no, no, no, out],
  },
  "end somebody's seat": {
    does: (person, room) => endSeat(person, room.seatOf.get(room.byState.onLeave) ?? ''),
    answers: ['yes', no, no, no, no, no, no, out],
  },
  "end one's own seat as if it were another's": {
    does: (person, room) => endSeat(person, room.seatOf.get(person) ?? room.vacantSeat),
    answers: [no, no, no, no, no, no, no, out],
  },
};

describe('who may do what with a seat', () => {
  it.each(Object.keys(table))('%s', async (name) => {
    const { does, answers } = table[name] as Line;
    const room = await createMixedRoom(administrator, name);
    const met: Record<string, unknown> = {};
    // Those who are allowed come last: what they do may change the result for the others.
    for (const state of [...membershipStates].reverse()) {
      met[state] = await does(room.byState[state], room).then(
        () => 'yes',
        (error: { code?: string }) => error.code,
      );
    }
    expect(met).toEqual(Object.fromEntries(membershipStates.map((state: MembershipState, i) => [state, answers[i]])));
  });
});

describe('what a later member sees', () => {
  const story = async (name: string, openHistory: boolean) => {
    const room = await createNetwork(administrator, name, 3);
    const [owner, leaver] = room.members as [Person, Person];
    const founding = await owner.postChallenge(room.id);
    await makeActive(administrator, room.id);
    await reviseCharter(room.facilitator, room.id, 1, { openHistory });
    for (const person of room.members) await acceptCharter(person, room.id, 2);
    const earlier = await owner.postChallenge(room.id);
    const successor = await createPerson(server);
    await takeHandedOverSeat(successor, await handOver(leaver, room.id, successor.email), room, 2);
    const newPerson = await createPerson(server);
    await joinNetwork(room, newPerson);
    const later = await owner.postChallenge(room.id);
    return { room, owner, successor, newPerson, founding, earlier, later };
  };

  it('is nothing from before, for a successor and for a new member alike', async () => {
    const { room, owner, successor, newPerson, founding, earlier, later } = await story('Ikkje før', false);
    for (const person of [successor, newPerson]) {
      expect(await challengesOf(person, room.id)).toEqual([later.id]);
      for (const { id } of [founding, earlier]) {
        await expect(person.thread(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
        await expect(person.contribute(id, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
      expect(await person.thread(later.id)).toEqual([]);
    }
    expect(await challengesOf(owner, room.id)).toHaveLength(3);
  });

  it('is everything when the charter says so', async () => {
    const { room, successor, newPerson } = await story('Alt frå før', true);
    for (const person of [successor, newPerson]) expect(await challengesOf(person, room.id)).toHaveLength(3);
  });

  it('is everything for the founding group', async () => {
    const room = await createNetwork(administrator, 'Dei første', 1);
    const first = await (room.members[0] as Person).postChallenge(room.id);
    const founder = await createPerson(server);
    await joinNetwork(room, founder);
    expect(await challengesOf(founder, room.id)).toEqual([first.id]);
  });

  it('is shown on the invitation before the seat is taken', async () => {
    const room = await createMixedRoom(administrator, 'Sagt på førehand');
    const query = 'query ($key: String!) { invitation(key: $key) { handedOver seesEarlier } }';
    const { successor } = room;
    expect(await successor.ask(query, { key: room.successorKey })).toEqual({
      invitation: { handedOver: true, seesEarlier: false },
    });
    const founding = await createNetwork(administrator, 'Sagt på førehand, dei første', 0);
    expect(await successor.ask(query, { key: await invite(founding.facilitator, founding.id) })).toEqual({
      invitation: { handedOver: false, seesEarlier: true },
    });
  });
});

describe('a seat follows the role', () => {
  it('is counted while it is vacant, and opens to one successor', async () => {
    const room = await createMixedRoom(administrator, 'Éin etterfølgjar');
    const second = await createPerson(server);
    const { invite: again } = await room.facilitator.ask<{ invite: { link: string } }>(
      'mutation ($input: InviteInput!) { invite(input: $input) { link } }',
      { input: { networkId: room.id, role: 'MEMBER', seatId: room.vacantSeat } },
    );
    await takeHandedOverSeat(room.successor, room.successorKey, room, 2);
    await expect(takeSeat(second, again.link.split('#')[1] ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(giveUp(room.facilitator, room.vacantSeat)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('given up, opens to nobody', async () => {
    const room = await createMixedRoom(administrator, 'Gitt opp');
    await giveUp(room.facilitator, room.vacantSeat);
    await expect(takeSeat(room.successor, room.successorKey)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes the room from every open socket of who goes on leave, and gives it back with the seat', async () => {
    const room = await createNetwork(administrator, 'Permisjon', 2);
    const [leaver, stayer] = room.members as [Person, Person];
    const listeners = [await leaver.listen(), await leaver.listen()];
    for (const listener of listeners) await listener.enter(room.id);
    const inEarlierTabs: unknown[] = [];
    for (const { socket } of listeners) socket.on('seatEnded', (closed) => void inEarlierTabs.push(closed));
    const before = await stayer.postChallenge(room.id);
    await goOnLeave(leaver, room.id);
    await until(() => listeners.every((listener) => listener.roomsClosed.length > 0), promptly);
    await until(() => inEarlierTabs.length === 2, promptly);
    expect(await listeners[0]?.enter(room.id)).toEqual({ seq: null });
    const during = await stayer.postChallenge(room.id);
    await returnFromLeave(leaver, room.id);
    expect(await challengesOf(leaver, room.id)).toEqual(expect.arrayContaining([before.id, during.id]));
    leaver.disconnect();
  });
});
