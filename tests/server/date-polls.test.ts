import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { timesOf } from '@krets/server/dist/meetings/meeting-times.policy.js';
import { dayMark } from '@krets/shared/day-marks';
import {
  answerDates,
  callMeeting,
  datesInput,
  meetingInput,
  proposeDates,
  proposeItem,
  type SeenPoll,
  viewDates,
  viewMeeting,
  withdrawDates,
} from '../support/meetings.js';
import { inDays } from '../support/network-lifecycle.js';
import { createAdministrator, createNetwork, createPerson, type TestNetwork } from '../support/networks.js';
import { type Person, until } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let administrator: Person;
beforeAll(async () => {
  server = await startServer({ jobs: true });
  administrator = await createAdministrator(server);
});
afterAll(() => server.stop());

type Moments = { calledAt: Date; opensAt: Date; closesAt: Date };
type Room = TestNetwork & { a: Person; b: Person; c: Person };
async function room(name: string): Promise<Room> {
  const network = await createNetwork(administrator, name, 3);
  const [a, b, c] = network.members as [Person, Person, Person];
  return { ...network, a, b, c };
}
const bad = (field: string, rule: string) => ({ code: 'BAD_INPUT', fields: [{ field, rule }] });
const notFound = { code: 'NOT_FOUND' };

async function asked(name: string, changes: Record<string, unknown> = {}) {
  const network = await room(name);
  await proposeDates(network.facilitator, network.id, changes);
  const poll = (await viewDates(network.a, network.id)) as SeenPoll;
  return { ...network, poll };
}
const meetings = async (person: Person, id: string) =>
  (
    await person.ask<{ network: { meetings: { id: string; startsAt: string; stage: string }[] } }>(
      'query ($id: ID!) { network(id: $id) { meetings { id startsAt stage } } }',
      { id },
    )
  ).network.meetings;
const waiting = async (person: Person, id: string) =>
  (await person.ask<{ waiting: { reason: string; networkId: string }[] }>('{ waiting { reason networkId } }')).waiting
    .filter(({ networkId }) => networkId === id)
    .map(({ reason }) => reason);
const notices = async (id: string, kind: string) =>
  (
    await server.database.asSuperuser<{ person_id: string }>(
      'SELECT person_id FROM notices WHERE network_id = $1 AND kind = $2 ORDER BY person_id',
      [id, kind],
    )
  ).map(({ person_id }) => person_id);
const everybody = ({ facilitator, members }: TestNetwork) => [facilitator, ...members].map(({ id }) => id).sort();
const stage = async (poll: SeenPoll) =>
  (await server.database.asSuperuser<{ stage: string }>('SELECT stage FROM date_polls WHERE id = $1', [poll.id]))[0]
    ?.stage;
const answersLeft = (poll: SeenPoll) =>
  server.database.asSuperuser('SELECT 1 FROM date_answers WHERE poll_id = $1', [poll.id]);
const timeIsUp = (poll: SeenPoll) =>
  server.database.asSuperuser(`UPDATE date_polls SET closes_at = now() - interval '1 second' WHERE id = $1`, [poll.id]);

describe('a poll for a date', () => {
  it('is for the members; a facilitator proposes and withdraws', async () => {
    const { id, facilitator, a, b, c, poll } = await asked('Dato');
    expect(poll).toMatchObject({ stage: 'OPEN', viewerMay: { answer: true, withdraw: false } });
    expect(await waiting(a, id)).toContain('DATE_POLL');
    expect(await notices(id, 'DATE_POLL')).toEqual([a, b, c].map((one) => one.id).sort());
    await answerDates(a, poll, 'yyn');
    expect(await waiting(a, id)).not.toContain('DATE_POLL');
    const outsider = await createPerson(server);
    for (const person of [outsider, administrator]) {
      await expect(viewDates(person, id)).rejects.toMatchObject(notFound);
      await expect(answerDates(person, poll, 'yyy')).rejects.toMatchObject(notFound);
      await expect(withdrawDates(person, poll.id)).rejects.toMatchObject(notFound);
    }
    await expect(proposeDates(b, id)).rejects.toMatchObject(notFound);
    await expect(withdrawDates(b, poll.id)).rejects.toMatchObject(notFound);
    await expect(proposeDates(facilitator, id)).rejects.toMatchObject(bad('networkId', 'pollOpen'));
    await withdrawDates(facilitator, poll.id);
    await withdrawDates(facilitator, poll.id);
    expect(await viewDates(a, id)).toBeNull();
    expect(await notices(id, 'DATE_POLL')).toEqual([]);
    await expect(answerDates(b, poll, 'yyy')).rejects.toMatchObject(notFound);
    await server.database.asSuperuser('SET ROLE krets_app; SELECT app.expire_meetings(); RESET ROLE');
    expect(await answersLeft(poll)).toEqual([]);
  });

  it('takes three to eight different times to come, and one answer for each', async () => {
    const { id, facilitator, a } = await room('Reglane');
    const slots = (...days: number[]) => ({ slots: days.map((n) => ({ day: inDays(n), time: '10:00' })) });
    for (const [changes, field, rule] of [
      [slots(20, 21), 'slots', 'min'],
      [slots(20, 21, 22, 23, 24, 25, 26, 27, 28), 'slots', 'max'],
      [slots(20, 21, 21), 'slots', 'unique'],
      [slots(-1, 21, 22), 'slots', 'past'],
    ] as const)
      await expect(proposeDates(facilitator, id, changes)).rejects.toMatchObject(bad(field, rule));
    const { day: _day, time: _time, ...meeting } = meetingInput({ place: '' });
    await expect(proposeDates(facilitator, id, { meeting })).rejects.toMatchObject(bad('place', 'required'));
    await callMeeting(facilitator, id, { day: inDays(21), time: '11:00' });
    await expect(proposeDates(facilitator, id)).rejects.toMatchObject(bad('slots', 'overlaps'));
    const input = datesInput(id, slots(30, 31, 32));
    const propose = 'mutation ($input: ProposeDatesInput!) { proposeDates(input: $input) { id } }';
    await Promise.all([facilitator.ask(propose, { input }), facilitator.ask(propose, { input })]);
    const poll = (await viewDates(a, id)) as SeenPoll;
    expect(poll.slots).toHaveLength(3);
    for (const answers of [poll.slots.slice(1), [...poll.slots.slice(1), ...poll.slots.slice(1, 2)]])
      await expect(answerDates(a, { ...poll, slots: answers }, 'yyy')).rejects.toMatchObject(bad('answers', 'each'));
  });

  it('hides the answers of others until one’s own, byte for byte', async () => {
    const seenBy = async (answers: string) => {
      const { id, a, b, c, poll } = await asked('Løynd');
      await answerDates(a, poll, answers);
      await answerDates(b, poll, answers);
      const names = new Map([id, poll.id, ...poll.slots.map((slot) => slot.id)].map((one, n) => [one, `#${n}`]));
      let text = JSON.stringify(await viewDates(c, id));
      for (const [name, short] of names) text = text.replaceAll(name, short);
      return { text: text.replace(/"closesAt":"[^"]*"/, ''), id, poll, a, c };
    };
    const [one, two] = [await seenBy('yyy'), await seenBy('nmn')];
    expect(one.text).toBe(two.text);
    await answerDates(two.c, two.poll, 'mmm');
    const seen = await viewDates(two.c, two.id);
    expect(
      seen?.slots.map(({ replies }) =>
        replies
          .map(({ answer }) => answer)
          .sort()
          .join(),
      ),
    ).toEqual(['IF_NEEDED,NO,NO', 'IF_NEEDED,IF_NEEDED,IF_NEEDED', 'IF_NEEDED,NO,NO']);
  });

  it('calls the meeting at once when everybody has answered, also when the last two answer together', async () => {
    const network = await asked('Alle');
    const { id, facilitator, a, b, c, poll } = network;
    await answerDates(facilitator, poll, 'nyy');
    await answerDates(a, poll, 'yym');
    await Promise.all([answerDates(b, poll, 'yym'), answerDates(c, poll, 'ymm')]);
    const [meeting, ...more] = await meetings(a, id);
    expect(more).toEqual([]);
    expect(meeting).toMatchObject({ startsAt: poll.slots[1]?.startsAt, stage: 'CALLED' });
    expect(await viewDates(a, id)).toBeNull();
    expect(await answersLeft(poll)).toEqual([]);
    expect(await notices(id, 'DATE_POLL')).toEqual([]);
    // Everybody is told, those who answered no too; one of the last two sees it at once.
    expect(await notices(id, 'MEETING_CALLED')).toHaveLength(3);
    const invited = await server.database.asSuperuser<{ person_id: string }>(
      'SELECT person_id FROM meeting_invitations WHERE meeting_id = $1 ORDER BY person_id',
      [meeting?.id],
    );
    expect(invited.map(({ person_id }) => person_id)).toEqual(everybody(network));
    // The database gives it the times that a meeting has which somebody calls.
    const [called] = await server.database.asSuperuser<{ day: string; time: string; minutes: number } & Moments>(
      `SELECT day::text, time, minutes, called_at AS "calledAt", picks_open_at AS "opensAt", picks_close_at AS "closesAt" FROM meetings WHERE id = $1`,
      [meeting?.id],
    );
    if (!called) throw new Error('No meeting.');
    const times = timesOf(called.day, called.time, called.minutes, called.calledAt);
    expect(Math.abs(called.opensAt.getTime() - times.picksOpenAt.getTime())).toBeLessThanOrEqual(1);
    expect(Math.abs(called.closesAt.getTime() - times.picksCloseAt.getTime())).toBeLessThanOrEqual(1);
    expect(await viewMeeting(a, meeting?.id ?? '')).toMatchObject({
      version: 1,
      answers: [],
      viewerMay: { answer: true },
    });
  });

  it.each([
    ['most who can gladly', ['yny', 'yny', 'mym', 'mym'], 0],
    ['most who can, where as many can gladly', ['ymn', 'ymm', 'nym', 'nym'], 1],
    ['not when whoever facilitates cannot', ['nmy', 'yyn', 'yyn', 'yyn'], 1],
    ['the earliest, where all else is equal', ['nyy', 'nyy', 'nyy', 'nyy'], 1],
  ])('chooses %s', async (name, answers, chosen) => {
    const network = await room(name);
    const { id, facilitator, a, seatOf } = network;
    const { day: _day, time: _time, ...meeting } = meetingInput({ facilitatorSeatId: seatOf.get(facilitator) });
    await proposeDates(facilitator, id, { meeting });
    const poll = (await viewDates(a, id)) as SeenPoll;
    for (const [n, person] of [facilitator, ...network.members].entries())
      await answerDates(person, poll, answers[n] ?? '');
    expect((await meetings(a, id))[0]?.startsAt).toBe(poll.slots[chosen]?.startsAt);
  });

  it('chooses among equals what whoever proposed the times put first, and not when the owner of the consultation cannot', async () => {
    const network = await room('Like');
    const { id, facilitator, a } = network;
    await proposeItem(a, id, 'Kollegarettleiing om rolla mi', { kind: 'CONSULTATION' });
    const slots = [22, 20, 21].map((days) => ({ day: inDays(days), time: '10:00' }));
    await proposeDates(facilitator, id, { slots });
    const poll = (await viewDates(a, id)) as SeenPoll;
    // The first and the last suit equally many; the owner of the consultation cannot at what suits most.
    for (const person of [facilitator, ...network.members])
      await answerDates(person, poll, person === a ? 'yny' : 'mym');
    expect((await meetings(a, id))[0]?.startsAt).toBe(poll.slots[2]?.startsAt);
  });

  it('ends at its time by itself, with the answers there are, and takes no later one', async () => {
    const network = await asked('Fristen');
    const { id, a, b, c, poll } = network;
    await answerDates(a, poll, 'nny');
    await answerDates(b, poll, 'nny');
    await timeIsUp(poll);
    await expect(answerDates(c, poll, 'yyy')).rejects.toMatchObject(notFound);
    await server.database.asSuperuser(
      `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload ->> 'subjectId' = $1`,
      [poll.id],
    );
    await until(async () => (await stage(poll)) === 'CHOSEN');
    expect((await meetings(c, id)).map(({ startsAt }) => startsAt)).toEqual([poll.slots[2]?.startsAt]);
    expect(await notices(id, 'MEETING_CALLED')).toEqual(everybody(network));
  });

  it('is ended by who looks when no job has; a job that comes too early ends nothing', async () => {
    const { id, a, b, poll } = await asked('Lesaren');
    await answerDates(a, poll, 'nny');
    await answerDates(b, poll, 'nny');
    await server.database.asSuperuser(
      `SET ROLE krets_jobs; SELECT scheduling.close_dates('${id}', '${poll.id}'); RESET ROLE`,
    );
    expect(await stage(poll)).toBe('OPEN');
    await timeIsUp(poll);
    await Promise.all([viewDates(a, id), viewDates(b, id)]);
    await until(async () => (await stage(poll)) === 'CHOSEN');
    expect(await meetings(a, id)).toHaveLength(1);
  });

  it('finds no date when none suits two, and waits for the facilitators to propose others', async () => {
    const { id, facilitator, a, b, c, poll } = await asked('Ingen');
    for (const [person, answers] of [
      [facilitator, 'ynn'],
      [a, 'nyn'],
      [b, 'nny'],
      [c, 'nnn'],
    ] as const)
      await answerDates(person, poll, answers);
    expect(await viewDates(a, id)).toMatchObject({ stage: 'NO_DATE', viewerMay: { answer: false } });
    expect(await meetings(a, id)).toEqual([]);
    expect(await waiting(facilitator, id)).toContain('NO_DATE');
    expect(await waiting(a, id)).not.toContain('NO_DATE');
    expect(await notices(id, 'NO_DATE')).toEqual([facilitator.id]);
    await proposeDates(facilitator, id, { slots: [30, 31, 32].map((n) => ({ day: inDays(n), time: '12:00' })) });
    expect(await viewDates(a, id)).toMatchObject({
      stage: 'OPEN',
      slots: [{ mine: null }, { mine: null }, { mine: null }],
    });
    expect(await waiting(facilitator, id)).not.toContain('NO_DATE');
  });

  it('does not wait for, or count, whose seat ends in the middle; theirs is open to nobody', async () => {
    const { id, facilitator, a, b, c, poll } = await asked('Slutta');
    await answerDates(facilitator, poll, 'yyn');
    await answerDates(a, poll, 'yyn');
    await answerDates(b, poll, 'nny');
    await b.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id });
    await expect(viewDates(b, id)).rejects.toMatchObject(notFound);
    expect((await viewDates(a, id))?.slots[2]?.replies.map(({ answer }) => answer)).toEqual(['NO', 'NO']);
    await c.ask('mutation ($id: ID!) { leaveNetwork(networkId: $id) }', { id });
    await viewDates(a, id);
    await until(async () => (await stage(poll)) === 'CHOSEN');
    expect((await meetings(a, id))[0]?.startsAt).toBe(poll.slots[0]?.startsAt);
  });

  it('gives five working days, and half of the time when the first is near', async () => {
    const { poll } = await asked('Fristar');
    const days = (text: string) => (Date.parse(text) - Date.now()) / 86_400_000;
    expect(days(poll.closesAt)).toBeGreaterThan(5.9);
    expect(days(poll.closesAt)).toBeLessThan(12);
    const { poll: near } = await asked('Nær', { slots: [2, 3, 4].map((n) => ({ day: inDays(n), time: '10:00' })) });
    expect(days(near.closesAt)).toBeLessThan(1.6);
  });
});

it.each([
  ['2027-05-17', '10:00', 'HOLIDAY'],
  ['2027-03-26', '10:00', 'HOLIDAY'],
  ['2027-03-23', '10:00', 'SCHOOL_HOLIDAY'],
  ['2027-02-24', '10:00', 'SCHOOL_HOLIDAY'],
  ['2027-10-06', '10:00', 'SCHOOL_HOLIDAY'],
  ['2027-07-05', '10:00', 'SCHOOL_HOLIDAY'],
  ['2027-01-16', '10:00', 'WEEKEND'],
  ['2027-01-15', '14:00', 'FRIDAY_AFTERNOON'],
  ['2027-01-15', '13:59', null],
  ['2027-01-05', '10:00', null],
])('marks %s at %s: %s', (day, time, mark) => {
  expect(dayMark(day, time)).toBe(mark);
});
