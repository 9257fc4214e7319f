import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agencies, counted as sizeOf } from '../support/applications.js';
import {
  collectOutcomes,
  counted,
  insertApplications,
  insertInvitations,
  insertRoom,
  manyPeople,
} from '../support/many-people.js';
import type { Person } from '../support/person.js';
import { rounds as roundsOf } from '../support/rounds.js';
import { startServer, type TestServer } from '../support/server.js';

const rounds = roundsOf(5, 100);
/** `server/seat-races` tests the race for the last seat by invitation. */
const fewer = roundsOf(3, 5);
const parallel = 50;

const take = 'mutation ($input: TakeSeatInput!) { takeSeat(input: $input) { seatId } }';
const leave = 'mutation ($id: ID!) { leaveNetwork(networkId: $id) }';
const admit = 'mutation ($id: ID!) { admitApplicant(id: $id) { id } }';
const withdraw = 'mutation ($id: ID!) { withdrawApplication(id: $id) { id } }';

let server: TestServer;
let people: Person[];
beforeAll(async () => {
  server = await startServer();
  people = await manyPeople(server, 65);
});
afterAll(() => server.stop());

/** Each person of the crowd is from the agency with the same number. */
const agencyOf = (person: Person) => agencies[people.indexOf(person)] ?? '';
const asksWith = (query: string, ids: string[], by: (i: number) => Person) =>
  ids.map((id, i) => () => by(i).send({ query, variables: { id } }));

describe(`${parallel} at once`, () => {
  it(`on the last free seat, by admission, ${fewer} times: one gets it and the others wait`, async () => {
    const [facilitator, second, third, ...others] = people as [Person, Person, Person, ...Person[]];
    const applying = others
      .slice(0, parallel)
      .map((person) => ({ person, orgnr: agencyOf(person), state: 'APPLIED' as const }));
    for (let round = 0; round < fewer; round++) {
      const sitting = [{ person: facilitator, role: 'FACILITATOR' as const }, { person: second }, { person: third }];
      const id = await insertRoom(server, sitting, 4);
      const applied = await insertApplications(server, id, applying);
      expect(
        counted(
          await collectOutcomes(
            server,
            asksWith(admit, applied, () => facilitator),
          ),
        ),
      ).toEqual({ ok: parallel });
      expect(await sizeOf(server, id)).toMatchObject({ taken: 4, seats: 4, waiting: parallel - 1 });
    }
  });

  it(`at the waiting list, ${rounds} times: nobody is skipped, nobody jumps it, and never one too many`, async () => {
    const [facilitator, ...rest] = people as [Person, ...Person[]];
    const members = rest.slice(0, 3);
    const waiting = rest.slice(3, 21);
    const guests = rest.slice(21, 34);
    const late = rest.slice(34, 64);
    for (let round = 0; round < rounds; round++) {
      const sitting = [{ person: facilitator, role: 'FACILITATOR' as const }, ...members.map((person) => ({ person }))];
      const id = await insertRoom(server, sitting, 4);
      const as = (state: 'WAITING' | 'APPLIED') => (person: Person) => ({ person, orgnr: agencyOf(person), state });
      const ids = await insertApplications(server, id, [...waiting.map(as('WAITING')), ...late.map(as('APPLIED'))]);
      const inReportingLine = ids.slice(0, waiting.length);
      const keys = await insertInvitations(server, id, facilitator, guests.length);
      const regretting = [1, 4, 9, 16];

      const jumping = guests.map((guest, i) => () => {
        const input = { key: keys[i], roleTitle: 'Seksjonssjef', orgnr: agencyOf(guest), acceptsCharter: 1 };
        return guest.send({ query: take, variables: { input } });
      });
      const leaving = members.map((member) => () => member.send({ query: leave, variables: { id } }));
      const regrets = asksWith(
        withdraw,
        regretting.map((i) => inReportingLine[i] ?? ''),
        (i) => waiting[regretting[i] ?? 0] as Person,
      );
      const admitting = asksWith(admit, ids.slice(waiting.length), () => facilitator);
      const asks = [...jumping, ...leaving, ...regrets, ...admitting];
      expect(asks).toHaveLength(parallel);
      const ends = await collectOutcomes(server, asks);
      const [guestEnds, others] = [ends.slice(0, guests.length), ends.slice(guests.length)];
      expect(counted(guestEnds)).toEqual({ FULL: guests.length });
      // Who gets a seat before the withdrawal is handled retains it.
      expect(others.filter((end, i) => end !== 'ok' && !(end === 'NOT_FOUND' && i >= 3 && i < 7))).toEqual([]);

      expect(await sizeOf(server, id)).toMatchObject({ taken: 4, seats: 4 });
      const states = await server.database.asSuperuser<{ state: string }>(
        'SELECT a.state FROM applications a WHERE a.network_id = $1 ORDER BY array_position($2::uuid[], a.id)',
        [id, ids],
      );
      const lined = states.slice(0, waiting.length).map(({ state }) => state);
      // Nobody who waits applied before somebody who got a seat.
      expect(lined.lastIndexOf('ADMITTED')).toBeLessThan(lined.indexOf('WAITING'));
      expect(lined.filter((state) => state === 'ADMITTED')).toHaveLength(members.length);
      expect(counted(states.slice(waiting.length).map(({ state }) => state))).toEqual({ WAITING: late.length });
    }
  });
});
