import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { insertRoom, manyPeople } from '../support/many-people.js';
import {
  answerDates,
  callMeeting,
  chooseAgenda,
  comes,
  proposeDates,
  proposeItem,
  type SeenPoll,
  viewDates,
  viewMeeting,
} from '../support/meetings.js';
import type { Person } from '../support/person.js';
import { until } from '../support/person.js';
import { rounds as roundsOf } from '../support/rounds.js';
import { startServer, type TestServer } from '../support/server.js';

const rounds = roundsOf(20, 1_000);

let server: TestServer;
let people: [Person, Person, Person, Person, Person];
beforeAll(async () => {
  server = await startServer();
});
// Others for each race: they have a seat in the room of each round, and each request looks at all of them.
beforeEach(async () => {
  people = (await manyPeople(server, 5)) as typeof people;
});
afterAll(() => server.stop());

/** A room of five with a meeting whose agenda is being chosen, and an item of each of two. */
async function choosing(day?: string) {
  const [facilitator, a, b] = people;
  const sitting = people.map((person, n) => ({
    person,
    role: n === 0 ? ('FACILITATOR' as const) : ('MEMBER' as const),
  }));
  const id = await insertRoom(server, sitting, 8);
  const meeting = await callMeeting(facilitator, id, day ? { day } : {});
  const [one, two] = [await proposeItem(a, id, 'Ein'), await proposeItem(b, id, 'To')];
  return { id, meeting, one, two };
}
/** In whole milliseconds, as the server sets moments: it compares in them, and the database in microseconds. */
const soon = `date_trunc('milliseconds', now()) + make_interval(secs => $2)`;
const beginsSoon = (meeting: string) => comes(server, meeting, "starts_at + interval '1 minute'");
const entries = async (meeting: string, kind: string) =>
  (await server.database.asSuperuser(`SELECT 1 FROM journal WHERE subject_id = $1 AND kind = $2`, [meeting, kind]))
    .length;
const does = (name: string) => (person: Person, id: string) =>
  person.ask(`mutation ($id: ID!) { ${name}(id: $id) { id } }`, { id });
const [start, end] = [does('startMeeting'), does('endMeeting')];
const goOn = (person: Person, id: string, version: number) =>
  person.ask('mutation ($input: MoveMeetingOnInput!) { moveMeetingOn(input: $input) { id } }', {
    input: { id, version },
  });
const holds = (person: Person, id: string, held = true) =>
  person.ask('mutation ($input: ConsentToAgendaInput!) { consentToAgenda(input: $input) { id } }', {
    input: { id, version: 3, holds: held },
  });
const endSeat = (person: Person, networkId: string) =>
  person.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id: networkId });
const titles = async (person: Person, meeting: string) =>
  (await viewMeeting(person, meeting)).agenda.items.map(({ title }) => title);

describe(`${rounds} times over`, () => {
  it('a meeting that two begin, move on and end at once begins, moves on and ends once', async () => {
    const [facilitator, a, b] = people;
    for (let round = 0; round < rounds; round++) {
      const { meeting, one, two } = await choosing();
      await beginsSoon(meeting);
      await Promise.all([start(a, meeting), start(b, meeting), start(facilitator, meeting)]);
      await Promise.all([1, 1, 1].map((version) => goOn(facilitator, meeting, version)));
      await goOn(facilitator, meeting, 2);
      await Promise.all([a, facilitator].map((person) => holds(person, meeting)));
      await Promise.allSettled([goOn(facilitator, meeting, 3), goOn(facilitator, meeting, 3)]);
      const ended = await Promise.allSettled([end(facilitator, meeting), end(facilitator, meeting)]);
      expect(ended.some(({ status }) => status === 'fulfilled')).toBe(true);
      for (const kind of ['STARTED', 'OVER']) expect(await entries(meeting, kind)).toBe(1);
      expect(await entries(meeting, 'MOVED_ON')).toBe(3);
      const items = await server.database.asSuperuser<{ meeting_id: string | null; waited: number }>(
        'SELECT meeting_id, waited FROM agenda_items WHERE id = ANY ($1) ORDER BY place NULLS LAST',
        [[one, two]],
      );
      expect(items).toEqual([
        { meeting_id: meeting, waited: 0 },
        { meeting_id: null, waited: 1 },
      ]);
    }
  });

  it('what everybody chooses in the last second counts when it was taken, and not when it was refused', async () => {
    for (let round = 0; round < rounds; round++) {
      const { meeting, one, two } = await choosing();
      await server.database.asSuperuser(`UPDATE meetings SET picks_close_at = ${soon} WHERE id = $1`, [
        meeting,
        0.05 + (round % 10) * 0.01,
      ]);
      const taken = await Promise.allSettled(
        people.map((person, n) => chooseAgenda(person, meeting, [n % 2 === 0 ? one : two])),
      );
      const stored = await server.database.asSuperuser<{ person_id: string }>(
        'SELECT s.person_id FROM agenda_picks p JOIN seats s ON s.id = p.seat_id WHERE p.meeting_id = $1',
        [meeting],
      );
      const counted = people.filter((_, n) => taken[n]?.status === 'fulfilled').map(({ id }) => id);
      expect(stored.map(({ person_id }) => person_id).sort()).toEqual(counted.sort());
      await until(async () => (await viewMeeting(people[0], meeting)).agenda.stage === 'ORDERED');
      const orders = await Promise.all(people.map((person) => titles(person, meeting)));
      expect(new Set(orders.map((order) => order.join())).size).toBe(1);
    }
  });

  it('an order that all want another of at once is chosen again once, by what was taken in time', async () => {
    const [facilitator, a] = people;
    for (let round = 0; round < rounds; round++) {
      const { meeting, one, two } = await choosing();
      await beginsSoon(meeting);
      await Promise.all([start(a, meeting), start(facilitator, meeting)]);
      for (const version of [1, 2]) await goOn(facilitator, meeting, version);
      await Promise.all(people.map((person) => holds(person, meeting, false)));
      expect(await entries(meeting, 'CHOOSING_AGAIN')).toBe(1);
      await server.database.asSuperuser(
        `UPDATE meeting_runs SET choosing_until = ${soon}, step_ends_at = ${soon} WHERE meeting_id = $1`,
        [meeting, 0.05 + (round % 10) * 0.01],
      );
      await Promise.allSettled(people.map((person) => chooseAgenda(person, meeting, [two])));
      await until(async () => {
        await Promise.allSettled([goOn(a, meeting, 4), goOn(facilitator, meeting, 4)]);
        return (await entries(meeting, 'MOVED_ON')) === 3;
      });
      const [run] = await server.database.asSuperuser<{ order: string[]; taken: number }>(
        `SELECT (SELECT array_agg(s ->> 'itemId' ORDER BY n) FROM jsonb_array_elements(r.steps) WITH ORDINALITY AS t (s, n) WHERE s ->> 'itemId' IS NOT NULL) AS order,
           (SELECT count(*)::int FROM agenda_picks p WHERE p.meeting_id = r.meeting_id) AS taken FROM meeting_runs r WHERE r.meeting_id = $1`,
        [meeting],
      );
      if (run && run.taken > 0) expect(run.order).toEqual([two, one]);
      const shown = (await viewMeeting(a, meeting)).agenda.items.map(({ id }) => id);
      expect(shown).toEqual(run?.order);
    }
  });

  it('a seat that ends while its person chooses and the meeting goes on leaves no item and stops nobody', async () => {
    const [facilitator, a, b, c] = people;
    for (let round = 0; round < rounds; round++) {
      const { id, meeting, one, two } = await choosing();
      await Promise.allSettled([chooseAgenda(b, meeting, [two]), endSeat(b, id), chooseAgenda(a, meeting, [one])]);
      await beginsSoon(meeting);
      await Promise.all([start(c, meeting), start(facilitator, meeting)]);
      await Promise.allSettled([goOn(facilitator, meeting, 1), endSeat(c, id)]);
      await goOn(facilitator, meeting, 2);
      await end(facilitator, meeting);
      expect(await titles(a, meeting)).toEqual(['Ein']);
      for (const gone of [b, c]) await expect(viewMeeting(gone, meeting)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('a date that all find at once, while one leaves, calls one meeting', async () => {
    const [facilitator, a, b, c, d] = people;
    for (let round = 0; round < rounds; round++) {
      const { id } = await choosing();
      await proposeDates(facilitator, id);
      const poll = (await viewDates(a, id)) as SeenPoll;
      await Promise.allSettled([
        ...[facilitator, a, b, c].map((person) => answerDates(person, poll, 'ynm')),
        endSeat(d, id),
      ]);
      await viewDates(a, id);
      await until(async () => (await viewDates(a, id)) === null);
      expect(
        await server.database.asSuperuser('SELECT starts_at FROM meetings WHERE network_id = $1 AND client_id = $2', [
          id,
          poll.id,
        ]),
      ).toEqual([{ starts_at: new Date(poll.slots[0]?.startsAt ?? '') }]);
    }
  });
});
