import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goOnLeave, handOver, makeActive, reviseCharter, takeHandedOverSeat } from '../support/mixed-room.js';
import {
  acceptCharter,
  createAdministrator,
  createNetwork,
  createPerson,
  invite,
  joinNetwork,
  takeSeat,
} from '../support/networks.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

/** The checks of the application are off: row-level security alone decides who gets a row. */
let server: TestServer;
let everybody: Person[];
let networkId: string;
let challenges: Record<string, string>;

const read = 'query ($id: ID!) { challenge(id: $id) { id readers { people seats { person { id } } } } }';
type Read = { challenge: { readers: { people: number; seats: { person: { id: string } }[] } } };

/** Who gets the row, and what the list shows to each of them. */
async function readersOf(id: string) {
  const getting: string[] = [];
  const lists: string[][] = [];
  for (const person of everybody) {
    const { data } = await person.answerTo<Read>(read, { id });
    if (!data) continue;
    const { readers } = data.challenge;
    getting.push(person.id);
    lists.push(readers.seats.map((seat) => seat.person.id).sort());
    expect(readers.people).toBe(readers.seats.length);
  }
  return { getting: getting.sort(), lists };
}

beforeAll(async () => {
  server = await startServer({ withoutChecks: true });
  const administrator = await createAdministrator(server);
  const room = await createNetwork(administrator, 'Kven les', 5);
  networkId = room.id;
  const [owner, away, leaver, gone, slow] = room.members as [Person, Person, Person, Person, Person];
  const founding = await owner.postChallenge(networkId);
  await makeActive(administrator, networkId);
  await reviseCharter(room.facilitator, networkId, 1);
  for (const person of room.members) if (person !== slow) await acceptCharter(person, networkId, 2);
  const byLeaver = await leaver.postChallenge(networkId);
  const byAway = await away.postChallenge(networkId);
  const successor = await createPerson(server);
  await takeHandedOverSeat(successor, await handOver(leaver, networkId, successor.email), room, 2);
  const bySuccessor = await successor.postChallenge(networkId);
  const newPerson = await createPerson(server);
  await joinNetwork(room, newPerson);
  const pending = await createPerson(server);
  await takeSeat(pending, await invite(room.facilitator, networkId), false);
  const withdrawn = await owner.postChallenge(networkId);
  await owner.ask('mutation ($id: ID!) { withdrawChallenge(id: $id) { id } }', { id: withdrawn.id });
  const late = await newPerson.postChallenge(networkId);
  await goOnLeave(away, networkId);
  await gone.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: networkId });
  // Back on a new seat: posts from the old seat are readable by their author.
  await joinNetwork(room, leaver);
  everybody = [room.facilitator, ...new Set([...room.members, successor, pending, administrator])];
  challenges = Object.fromEntries(
    Object.entries({ founding, byLeaver, byAway, bySuccessor, withdrawn, late }).map(([name, { id }]) => [name, id]),
  );
});
afterAll(() => server.stop());

describe('who can read a challenge', () => {
  it.each(['founding', 'byLeaver', 'byAway', 'bySuccessor', 'withdrawn', 'late'])(
    'is exactly who gets it: %s',
    async (name) => {
      const { getting, lists } = await readersOf(challenges[name] ?? '');
      expect(getting.length).toBeGreaterThan(0);
      for (const list of lists) expect(list).toEqual(getting);
    },
  );

  it('is not the same for all of them', async () => {
    const sets = await Promise.all(Object.values(challenges).map(readersOf));
    expect(new Set(sets.map(({ getting }) => getting.join())).size).toBeGreaterThanOrEqual(4);
  });

  it('is, of the room, exactly who gets in', async () => {
    const query = 'query ($id: ID!) { network(id: $id) { readers { seats { person { id } } } } }';
    type Room = { network: { readers: { seats: { person: { id: string } }[] } } };
    const answers = await Promise.all(
      everybody.map(async (person) => ({ person, ...(await person.answerTo<Room>(query, { id: networkId })) })),
    );
    // Without the application's checks a pending membership shows the network's name; row-level security protects the seats.
    const lists = answers.map(({ person, data }) => ({
      id: person.id,
      list: data?.network.readers.seats.map((seat) => seat.person.id).sort() ?? [],
    }));
    const full = lists.find(({ id }) => id === everybody[0]?.id)?.list ?? [];
    const inside = lists.filter(({ list }) => list.length > 1).map(({ id }) => id);
    expect(inside.sort()).toEqual(full);
  });
});
