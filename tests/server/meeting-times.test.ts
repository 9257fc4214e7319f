import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { insertRoom, manyPeople } from '../support/many-people.js';
import { callMeeting, comes, later, proposeItem, startMeeting, viewMeeting } from '../support/meetings.js';
import { inDays } from '../support/network-lifecycle.js';
import { type Person, until } from '../support/person.js';
import { freePort, startServer, TestServer } from '../support/server.js';

let server: TestServer;
let other: TestServer;
let people: [Person, Person, Person];
beforeAll(async () => {
  server = await startServer();
  // Both run jobs, and look at the same meetings.
  other = new TestServer(server.database, await freePort(), {});
  await other.start();
  people = (await manyPeople(server, 3)) as typeof people;
});
afterAll(async () => {
  await other.kill();
  await server.stop();
});

const room = () =>
  insertRoom(
    server,
    people.map((person, n) => ({ person, role: n === 0 ? ('FACILITATOR' as const) : ('MEMBER' as const) })),
    8,
  );
const called = async () => callMeeting(people[0], await room(), { day: inDays(12) });
const entries = async (meeting: string) =>
  (
    await server.database.asSuperuser<{ kind: string }>(
      `SELECT kind FROM journal WHERE subject_id = $1 AND kind NOT IN ('CALLED', 'STARTED') ORDER BY seq`,
      [meeting],
    )
  ).map(({ kind }) => kind);
/** Nothing is due any more, on either server; looked at by as many jobs at once as one likes. */
async function settled(meeting: string): Promise<void> {
  await server.database.asSuperuser(
    `SELECT graphile_worker.add_job('meeting.time', json_build_object('subjectId', m.id, 'networkId', m.network_id), job_key => k)
     FROM meetings m, unnest($2::text[]) k WHERE m.id = $1`,
    [meeting, [1, 2, 3, 4].map(() => randomUUID())],
  );
  await until(
    async () =>
      (
        await server.database.asSuperuser(
          `SELECT 1 FROM graphile_worker._private_jobs WHERE payload ->> 'subjectId' = $1 AND run_at <= now()`,
          [meeting],
        )
      ).length === 0,
  );
}
const stageOf = async (meeting: string) =>
  (await server.database.asSuperuser<{ stage: string }>('SELECT stage FROM meetings WHERE id = $1', [meeting]))[0]
    ?.stage;

it('is told once of each time that comes, when nobody looks and two servers do', async () => {
  const moments: [moment: string, told: string[], stage: string][] = [
    ['picks_open_at', ['TIME_CAME'], 'CALLED'],
    ['picks_close_at', ['TIME_CAME'], 'CALLED'],
    [`starts_at - interval '30 minutes'`, ['TIME_CAME'], 'CALLED'],
    ['starts_at', ['TIME_CAME'], 'CALLED'],
    ['ends_at', ['OVER', 'TIME_CAME'], 'OVER'],
    [`ends_at + interval '24 hours'`, ['OVER', 'LAPSED'], 'LAPSED'],
  ];
  await Promise.all(
    moments.map(async ([moment, told, stage]) => {
      const meeting = await called();
      await settled(meeting);
      expect(await entries(meeting)).toEqual([]);
      await comes(server, meeting, moment);
      await settled(meeting);
      expect([moment, await entries(meeting), await stageOf(meeting)]).toEqual([moment, told, stage]);
      // Each time once: what is told is not due again.
      await settled(meeting);
      expect(await entries(meeting)).toEqual(told);
    }),
  );
});

/** Over, with one of two items taken up, and begun by nobody. */
async function notBegun() {
  const id = await room();
  await server.database.asSuperuser(
    `UPDATE charters SET every_weeks = 4, rotation = 'EACH_MEETING' WHERE network_id = $1`,
    [id],
  );
  const turn = await nextTurn(id);
  const meeting = await callMeeting(people[0], id, { day: inDays(12), minutes: 60, facilitatorSeatId: turn });
  const [taken, long] = [
    await proposeItem(people[1], id, 'Får tid', { minutes: 20 }),
    await proposeItem(people[2], id, 'For lang', { minutes: 45 }),
  ];
  await comes(server, meeting, 'ends_at');
  await settled(meeting);
  expect([await stageOf(meeting), await itemsOf(id)]).toEqual([
    'OVER',
    [`${taken} ${meeting} 0`, `${long} - 1`].sort(),
  ]);
  return { id, meeting, taken, long, turn };
}
/** The seat whose turn it is to facilitate. */
async function nextTurn(id: string): Promise<string | undefined> {
  const { network } = await people[0].ask<{ network: { meetingProposals: { facilitator: { id: string } }[] } }>(
    'query ($id: ID!) { network(id: $id) { meetingProposals { facilitator { id } } } }',
    { id },
  );
  return network.meetingProposals[0]?.facilitator.id;
}
/** Each with the meeting that has taken it up, and how often it has waited. */
const itemsOf = async (id: string) =>
  (
    await server.database.asSuperuser<{ item: string }>(
      `SELECT concat_ws(' ', id, coalesce(meeting_id::text, '-'), waited) AS item FROM agenda_items WHERE network_id = $1`,
      [id],
    )
  )
    .map(({ item }) => item)
    .sort();

it('was not held when nobody has begun it or written anything within a day, and its items wait for the next', async () => {
  const [facilitator, a] = people;
  const [empty, unseen, written, stepped] = await Promise.all([notBegun(), notBegun(), notBegun(), notBegun()]);
  const lapsesAt = async (meeting: string) =>
    (
      await a.ask<{ meeting: { writtenMinutes: { lapsesAt: string | null } } }>(
        'query ($id: ID!) { meeting(id: $id) { writtenMinutes { lapsesAt } } }',
        { id: meeting },
      )
    ).meeting.writtenMinutes.lapsesAt;
  const of = ({ meeting, taken }: typeof empty) => ({ meetingId: meeting, itemId: taken });
  await a.ask('mutation ($input: SaveMinutesInput!) { saveMinutes(input: $input) { id } }', {
    input: { ...of(written), learned: 'Vi møttest likevel', takeaways: '', replaces: 0 },
  });
  await a.ask('mutation ($input: TakeNextStepInput!) { takeNextStep(input: $input) { id } }', {
    input: { ...of(stepped), body: 'Eg ringjer' },
  });
  const end = new Date((await viewMeeting(a, empty.meeting)).endsAt).getTime();
  expect(new Date((await lapsesAt(empty.meeting)) ?? 0).getTime() - end).toBe(86_400_000);
  expect(await lapsesAt(stepped.meeting)).toBeNull();

  for (const { meeting } of [empty, written, stepped]) {
    await comes(server, meeting, `ends_at + interval '24 hours'`);
    await settled(meeting);
  }
  expect(await entries(empty.meeting)).toEqual(['OVER', 'TIME_CAME', 'LAPSED']);
  for (const { id, meeting, taken, long } of [written, stepped]) {
    expect(await entries(meeting)).toEqual(['OVER', 'TIME_CAME', 'MINUTES_WRITTEN', 'TIME_CAME']);
    expect(await itemsOf(id)).toEqual([`${taken} ${meeting} 0`, `${long} - 1`].sort());
  }
  // What is taken back later does not change that it was held.
  await a.ask('mutation ($input: TakeNextStepInput!) { takeNextStep(input: $input) { id } }', {
    input: { ...of(stepped), body: '' },
  });
  await settled(stepped.meeting);
  await viewMeeting(a, stepped.meeting);
  // Its minutes are final a week after its end, which is told too.
  await comes(server, written.meeting, `ends_at + interval '168 hours'`);
  await settled(written.meeting);
  expect((await entries(written.meeting)).slice(4)).toEqual(['TIME_CAME']);

  // The jobs are down, and somebody looks.
  await server.database.asSuperuser(
    `SET session_replication_role = replica; UPDATE meetings SET picks_open_at = picks_open_at - interval '25 hours',
       picks_close_at = picks_close_at - interval '25 hours', starts_at = starts_at - interval '25 hours', ends_at = ends_at - interval '25 hours',
       told_until = told_until - interval '25 hours' WHERE id = '${unseen.meeting}'; RESET session_replication_role`,
  );
  await viewMeeting(a, unseen.meeting);
  await until(async () => (await stageOf(unseen.meeting)) === 'LAPSED');

  expect(await stageOf(stepped.meeting)).toBe('OVER');
  expect(await nextTurn(stepped.id)).not.toBe(stepped.turn);
  for (const one of [empty, unseen]) {
    const { id, meeting, taken, long, turn } = one;
    expect(await nextTurn(id)).toBe(turn);
    const seen = await viewMeeting(a, meeting);
    expect([seen.stage, seen.agenda.items, await lapsesAt(meeting)]).toEqual(['LAPSED', [], null]);
    await expect(
      a.ask('mutation ($input: SaveMinutesInput!) { saveMinutes(input: $input) { id } }', {
        input: { ...of(one), learned: 'For seint', takeaways: '', replaces: 0 },
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const next = await callMeeting(facilitator, id, { day: inDays(3) });
    expect((await viewMeeting(a, next)).agenda.items.map((item) => [item.id, item.waited]).sort()).toEqual(
      [
        [taken, 1],
        [long, 1],
      ].sort(),
    );
  }
});

it('goes through its parts and ends, when nobody looks', async () => {
  const [facilitator, a] = people;
  const meeting = await called();
  await comes(server, meeting, `starts_at + interval '1 minute'`);
  for (const person of [a, facilitator]) await startMeeting(person, meeting);
  const run = async () =>
    (
      await server.database.asSuperuser<{ step: number; version: number }>(
        'SELECT step, version FROM meeting_runs WHERE meeting_id = $1',
        [meeting],
      )
    )[0];
  await settled(meeting);
  expect(await run()).toEqual({ step: 0, version: 1 });
  const isUp = (interval: string) =>
    server.database.asSuperuser('UPDATE meeting_runs SET step_ends_at = now() - $2::interval WHERE meeting_id = $1', [
      meeting,
      interval,
    ]);
  // The members still say whether they want more time.
  await isUp('10 seconds');
  await settled(meeting);
  expect(await run()).toEqual({ step: 0, version: 1 });
  await isUp('25 seconds');
  await settled(meeting);
  expect(await run()).toEqual({ step: 1, version: 2 });
  await comes(server, meeting, `ends_at + interval '2 hours'`);
  await settled(meeting);
  expect(await stageOf(meeting)).toBe('OVER');
  expect((await entries(meeting)).filter((kind) => kind !== 'TIME_CAME')).toEqual(['MOVED_ON', 'OVER']);
});

it('has no job when it is cancelled, and gets one that it lacks', async () => {
  const meeting = await called();
  const jobs = async () =>
    (
      await server.database.asSuperuser(
        `SELECT 1 FROM graphile_worker.jobs WHERE key LIKE '%' || $1 || ':meeting.time'`,
        [meeting],
      )
    ).length;
  expect(await jobs()).toBe(1);
  await later(server, meeting, '5 days');
  await server.database.asSuperuser(
    `SELECT graphile_worker.remove_job(key) FROM graphile_worker.jobs WHERE key LIKE '%' || $1 || ':meeting.time'`,
    [meeting],
  );
  await server.database.asSuperuser('SET ROLE krets_app; SELECT app.reschedule_meetings(); RESET ROLE');
  expect(await jobs()).toBe(1);
  await people[0].ask('mutation ($input: CancelMeetingInput!) { cancelMeeting(input: $input) { id } }', {
    input: { id: meeting, reason: 'Sjukdom' },
  });
  expect(await jobs()).toBe(0);
});
