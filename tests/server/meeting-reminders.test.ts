import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { insertRoom, manyPeople } from '../support/many-people.js';
import {
  answerDates,
  answerMeeting,
  callMeeting,
  cancelMeeting,
  chooseAgenda,
  comes,
  later,
  proposeDates,
  proposeItem,
  reviseMeeting,
  type SeenPoll,
  viewDates,
} from '../support/meetings.js';
import { inDays } from '../support/network-lifecycle.js';
import type { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let people: [Person, Person, Person, Person];
beforeAll(async () => {
  server = await startServer();
  people = (await manyPeople(server, 4)) as typeof people;
});
afterAll(() => server.stop());

const newRoom = () =>
  insertRoom(
    server,
    people.map((person, n) => ({ person, role: n === 0 ? ('FACILITATOR' as const) : ('MEMBER' as const) })),
    8,
  );
/** What the job of each server does every few seconds; after that one, which leaves it to another that is at it. */
const remind = () =>
  server.database.asSuperuser(
    `SELECT pg_advisory_xact_lock(hashtextextended('meeting reminders', 0)); SELECT app.remind_of_meetings()`,
  );
/** Who has an unread notice of this kind, by their place among the people. */
async function told(meeting: string, kind: string): Promise<number[]> {
  const rows = await server.database.asSuperuser<{ id: string }>(
    'SELECT person_id AS id FROM notices WHERE subject_id = $1 AND kind = $2 AND seen_at IS NULL',
    [meeting, kind],
  );
  return rows.map(({ id }) => people.findIndex((person) => person.id === id)).sort();
}
async function passes(meeting: string, interval: string): Promise<void> {
  await later(server, meeting, interval);
  await remind();
}

/** Until so long before it begins, at whatever hour of the day this runs. */
async function passesUntil(meeting: string, before: string): Promise<void> {
  await comes(server, meeting, `starts_at - interval '${before}'`);
  await remind();
}

it('reminds of a meeting once, a week before, those who have not answered or chosen', async () => {
  const [facilitator, a, b, c] = people;
  const id = await newRoom();
  const meeting = await callMeeting(facilitator, id, { day: inDays(9) });
  const item = await proposeItem(a, id, 'Noko å ta opp');
  await answerMeeting(a, meeting, 'YES');
  await answerMeeting(c, meeting, 'NO');
  await remind();
  expect(await told(meeting, 'MEETING_UNANSWERED')).toEqual([]);
  await passes(meeting, '2 days 12 hours');
  expect(await told(meeting, 'MEETING_UNANSWERED')).toEqual([0, 2]);
  // Who does not come is not asked to choose.
  expect(await told(meeting, 'AGENDA_CHOICE')).toEqual([0, 1, 2]);
  await Promise.all([answerMeeting(b, meeting, 'MAYBE'), chooseAgenda(a, meeting, [item])]);
  await remind();
  expect(await told(meeting, 'MEETING_UNANSWERED')).toEqual([0]);
  expect(await told(meeting, 'AGENDA_CHOICE')).toEqual([0, 2]);
  expect(await told(meeting, 'ORDER_READY')).toEqual([]);
  // When choosing is over, nobody is asked to, and all who may come are told that the order is ready.
  await passesUntil(meeting, '12 hours');
  expect(await told(meeting, 'AGENDA_CHOICE')).toEqual([]);
  expect(await told(meeting, 'ORDER_READY')).toEqual([0, 1, 2]);
  expect(
    await server.database.asSuperuser(`SELECT 1 FROM notices WHERE subject_id = $1 AND kind = 'AGENDA_CHOICE'`, [
      meeting,
    ]),
  ).toHaveLength(3);
});

it('says half an hour before that a meeting begins, to those who have not answered no, and at once', async () => {
  const [facilitator, a, b] = people;
  const id = await newRoom();
  const meeting = await callMeeting(facilitator, id, { day: inDays(3) });
  await answerMeeting(a, meeting, 'YES');
  await answerMeeting(b, meeting, 'NO');
  await passesUntil(meeting, '31 minutes');
  expect(await told(meeting, 'MEETING_SOON')).toEqual([]);
  await passes(meeting, '2 minutes');
  await remind();
  expect(await told(meeting, 'MEETING_SOON')).toEqual([0, 1, 3]);
  // The day of the call nobody is reminded of it.
  expect(await told(meeting, 'MEETING_UNANSWERED')).toEqual([]);
  const due = await server.database.asSuperuser(
    `SELECT 1 FROM notices WHERE subject_id = $1 AND kind = 'MEETING_SOON' AND push_at <= now()`,
    [meeting],
  );
  expect(due).toHaveLength(3);
});

it('reminds again of a meeting that is moved, and no longer of one that is cancelled', async () => {
  const [facilitator] = people;
  const id = await newRoom();
  const meeting = await callMeeting(facilitator, id, { day: inDays(9) });
  await passes(meeting, '2 days 12 hours');
  expect(await told(meeting, 'MEETING_UNANSWERED')).toEqual([0, 1, 2, 3]);
  await reviseMeeting(facilitator, meeting, 1, { day: inDays(20) });
  expect(await told(meeting, 'MEETING_UNANSWERED')).toEqual([]);
  await passesUntil(meeting, '6 days 12 hours');
  expect(await told(meeting, 'MEETING_UNANSWERED')).toEqual([0, 1, 2, 3]);
  await cancelMeeting(facilitator, meeting);
  expect(await told(meeting, 'MEETING_UNANSWERED')).toEqual([]);
  await passes(meeting, '7 days');
  expect(await told(meeting, 'MEETING_SOON')).toEqual([]);
});

it('tells of minutes two days before they are final, when something is written', async () => {
  const [facilitator, a] = people;
  const id = await newRoom();
  const [written, empty] = [await callMeeting(facilitator, id), await callMeeting(facilitator, id, { time: '14:00' })];
  const item = await proposeItem(a, id, 'Noko å ta opp');
  await server.database.asSuperuser(
    `INSERT INTO minutes_blocks (id, network_id, meeting_id, item_id, learned, takeaways, version, seat_id, edited_at)
     SELECT gen_random_uuid(), $1, $2, $3, 'Lært', '', 1, i.seat_id, now() FROM agenda_items i WHERE i.id = $3`,
    [id, written, item],
  );
  for (const meeting of [written, empty]) {
    await comes(server, meeting, "ends_at + interval '4 days 23 hours'");
    await remind();
    expect(await told(meeting, 'MINUTES_CLOSING')).toEqual([]);
    await passes(meeting, '2 hours');
  }
  expect(await told(written, 'MINUTES_CLOSING')).toEqual([0, 1, 2, 3]);
  expect(await told(empty, 'MINUTES_CLOSING')).toEqual([]);
});

it('tells nobody in a room that is paused', async () => {
  const [facilitator] = people;
  const id = await newRoom();
  const meeting = await callMeeting(facilitator, id, { day: inDays(9) });
  await server.database.asSuperuser(`UPDATE networks SET stage = 'PAUSED' WHERE id = $1`, [id]);
  await passes(meeting, '2 days 12 hours');
  expect(await told(meeting, 'MEETING_UNANSWERED')).toEqual([]);
});

it('reminds at half time, once, those who have not answered which times suit', async () => {
  const [facilitator, a, b] = people;
  const id = await newRoom();
  await proposeDates(facilitator, id);
  const poll = (await viewDates(a, id)) as SeenPoll;
  await answerDates(a, poll, 'ynm');
  await remind();
  expect(await told(poll.id, 'DATES_UNANSWERED')).toEqual([]);
  await server.database.asSuperuser(
    `UPDATE date_polls SET made_at = now() - (closes_at - now()) - interval '1 second' WHERE id = $1`,
    [poll.id],
  );
  await remind();
  expect(await told(poll.id, 'DATES_UNANSWERED')).toEqual([0, 2, 3]);
  await answerDates(b, poll, 'yyy');
  await remind();
  expect(await told(poll.id, 'DATES_UNANSWERED')).toEqual([0, 3]);
});
