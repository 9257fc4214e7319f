import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { insertRoom, manyPeople } from '../support/many-people.js';
import { callMeeting, later, startMeeting } from '../support/meetings.js';
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

async function called(): Promise<string> {
  const id = await insertRoom(
    server,
    people.map((person, n) => ({ person, role: n === 0 ? ('FACILITATOR' as const) : ('MEMBER' as const) })),
    8,
  );
  return callMeeting(people[0], id, { day: inDays(12) });
}
/** As if the moment, in terms of the columns of the meeting, had just come. */
async function comes(meeting: string, moment: string): Promise<void> {
  const [row] = await server.database.asSuperuser<{ gap: string }>(
    `SELECT (${moment} - now())::text AS gap FROM meetings WHERE id = $1`,
    [meeting],
  );
  await later(server, meeting, row?.gap ?? '');
}
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
    [`ends_at + interval '168 hours'`, ['OVER', 'TIME_CAME'], 'OVER'],
  ];
  await Promise.all(
    moments.map(async ([moment, told, stage]) => {
      const meeting = await called();
      await settled(meeting);
      expect(await entries(meeting)).toEqual([]);
      await comes(meeting, moment);
      await settled(meeting);
      expect([moment, await entries(meeting), await stageOf(meeting)]).toEqual([moment, told, stage]);
      // Each time once: what is told is not due again.
      await settled(meeting);
      expect(await entries(meeting)).toEqual(told);
    }),
  );
});

it('goes through its parts and ends, when nobody looks', async () => {
  const [facilitator, a] = people;
  const meeting = await called();
  await comes(meeting, `starts_at + interval '1 minute'`);
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
  await comes(meeting, `ends_at + interval '2 hours'`);
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
