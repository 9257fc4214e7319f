import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import organisations from '@krets/shared/data/organisations.json' with { type: 'json' };
import { collectOutcomes, counted, insertInvitations, insertRoom, manyPeople } from '../support/many-people.js';
import type { Person } from '../support/person.js';
import { rounds as roundsOf } from '../support/rounds.js';
import { startServer, type TestServer } from '../support/server.js';

const rounds = roundsOf(5, 100);
const parallel = 50;

let server: TestServer;
let people: Person[];
beforeAll(async () => {
  server = await startServer();
  people = await manyPeople(server, parallel + 25);
});
afterAll(() => server.stop());

const take = 'mutation ($input: TakeSeatInput!) { takeSeat(input: $input) { seatId } }';
const leave = 'mutation ($id: ID!) { leaveNetwork(networkId: $id) }';
/** A separate agency for each: a second person from one agency would get an application instead of a seat. */
const elsewhere = (taker: number) => organisations.organisations[3 + taker]?.orgnr;

describe(`${parallel} at once, ${rounds} times over`, () => {
  it('of those who want the last seat one gets it', async () => {
    const [facilitator, second, third, ...others] = people as [Person, Person, Person, ...Person[]];
    const takers = others.slice(0, parallel);
    for (let round = 0; round < rounds; round++) {
      const sitting = [{ person: facilitator, role: 'FACILITATOR' as const }, { person: second }, { person: third }];
      const id = await insertRoom(server, sitting, 4);
      const keys = await insertInvitations(server, id, facilitator, parallel);
      const ends = await collectOutcomes(
        server,
        takers.map((taker, i) => () => {
          const input = { key: keys[i], roleTitle: 'Seksjonssjef', orgnr: elsewhere(i), acceptsCharter: 1 };
          return taker.send({ query: take, variables: { input } });
        }),
      );
      expect(counted(ends)).toEqual({ ok: 1, FULL: parallel - 1 });
      const [size] = await server.database.asSuperuser<{ taken: number; seats: number }>(
        `SELECT seats_taken AS taken, (SELECT count(*)::int FROM seats WHERE network_id = $1 AND ended_at IS NULL) AS seats
         FROM network_counters WHERE network_id = $1`,
        [id],
      );
      expect(size).toEqual({ taken: 4, seats: 4 });
    }
  });

  it('of those who hold the same invitation one gets in', async () => {
    const [facilitator, ...others] = people as [Person, ...Person[]];
    const takers = others.slice(0, parallel);
    for (let round = 0; round < rounds; round++) {
      const id = await insertRoom(server, [{ person: facilitator, role: 'FACILITATOR' }], 25);
      const [key] = await insertInvitations(server, id, facilitator, 1);
      const ends = await collectOutcomes(
        server,
        takers.map((taker, i) => () => {
          const input = { key, roleTitle: 'Seksjonssjef', orgnr: elsewhere(i), acceptsCharter: 1 };
          return taker.send({ query: take, variables: { input } });
        }),
      );
      expect(counted(ends)).toEqual({ ok: 1, NOT_FOUND: parallel - 1 });
    }
  });

  it('of the facilitators who leave one stays', async () => {
    const facilitators = people.slice(0, parallel / 2);
    for (let round = 0; round < rounds; round++) {
      const sitting = facilitators.map((person) => ({ person, role: 'FACILITATOR' as const }));
      const id = await insertRoom(server, sitting, 25);
      // Each sends it twice, as a double click does.
      const ends = await collectOutcomes(
        server,
        [...facilitators, ...facilitators].map((person) => () => person.send({ query: leave, variables: { id } })),
      );
      expect(counted(ends).ok).toBe(facilitators.length - 1);
      const [left] = await server.database.asSuperuser<{ n: number }>(
        `SELECT count(*)::int AS n FROM seats WHERE network_id = $1 AND ended_at IS NULL AND role = 'FACILITATOR'`,
        [id],
      );
      expect(left?.n).toBe(1);
    }
  });
});
