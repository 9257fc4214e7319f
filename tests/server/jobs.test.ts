import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmbedded } from '@krets/server/dist/platform/database/embedded/embedded.js';
import { migrate } from '@krets/server/dist/platform/database/migrate.js';
import { Jobs } from '@krets/server/dist/platform/jobs/jobs.js';
import pg from 'pg';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { until } from '../support/person.js';

let database: TestDatabase;
const running: Jobs[] = [];

beforeAll(async () => {
  database = await createDatabase();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()));
});
afterAll(() => database.drop());

/** A worker that runs the jobs named `task` from now on. */
function doing(task: string, handler: (subjectId: string) => Promise<void>, url = database.jobsUrl): Jobs {
  const jobs = new Jobs(url);
  jobs.on(task, ({ subjectId }) => handler(subjectId));
  jobs.start();
  running.push(jobs);
  return jobs;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const queued = (task: string, n: number, at = 'now()') =>
  `SELECT graphile_worker.add_job('${task}', json_build_object('subjectId', '${task}' || i), run_at := ${at}) FROM generate_series(1, ${n}) i`;
const left = async (task: string) =>
  (await database.asSuperuser(`SELECT last_error FROM graphile_worker.jobs WHERE task_identifier = $1`, [task])) as {
    last_error: string | null;
  }[];

describe('what falls due', () => {
  it('is done once by two who look at the same time', async () => {
    const done: string[] = [];
    await database.asSuperuser(queued('once', 200));
    for (let i = 0; i < 2; i++) doing('once', async (subject) => void done.push(subject));
    await until(() => done.length >= 200);
    expect([done.length, new Set(done).size]).toEqual([200, 200]);
    await until(async () => (await left('once')).length === 0);
  });

  it('is left alone before its time', async () => {
    const done: string[] = [];
    await database.asSuperuser(queued('later', 1, `now() + interval '3 seconds'`));
    const began = Date.now();
    doing('later', async (subject) => void done.push(subject));
    await until(() => done.length === 1);
    expect(Date.now() - began).toBeGreaterThan(2_000);
  });

  it('is tried again when it fails, delays nothing else, and stores no text of the error', async () => {
    const done: string[] = [];
    await database.asSuperuser(queued('failing', 20));
    let broken = true;
    doing('failing', async (subject) => {
      if (subject === 'failing7' && broken) throw new Error('Sagt i rommet');
      done.push(subject);
    });
    await until(() => done.length === 19);
    // The others are done, and are taken out of the queue a little later.
    await until(async () => (await left('failing')).every(({ last_error }) => last_error !== null));
    expect(await left('failing')).toEqual([{ last_error: 'failed' }]);
    broken = false;
    await until(() => done.includes('failing7'));
  });

  it('is done by the next one when whoever had taken it was killed', async () => {
    await database.asSuperuser(queued('orphaned', 3));
    await database.asSuperuser(
      `UPDATE graphile_worker._private_jobs SET attempts = 1, locked_by = 'pool-' || (payload ->> 'subjectId'),
         locked_at = now() - CASE WHEN payload ->> 'subjectId' = 'orphaned3' THEN interval '0' ELSE interval '2 minutes' END
       WHERE payload ->> 'subjectId' LIKE 'orphaned%'`,
    );
    const done: string[] = [];
    doing('orphaned', async (subject) => void done.push(subject));
    await until(() => done.length === 2);
    // A worker that took it recently may still be alive.
    expect(done.sort()).toEqual(['orphaned1', 'orphaned2']);
  });

  it('is not begun again where it was cut off and must not be done twice; what failed is', async () => {
    await database.asSuperuser(queued('letter', 2));
    await database.asSuperuser(
      `UPDATE graphile_worker._private_jobs SET attempts = 1, locked_by = 'pool-gone', locked_at = now() - interval '2 minutes'
       WHERE payload ->> 'subjectId' = 'letter1'`,
    );
    const tries: string[] = [];
    const jobs = new Jobs(database.jobsUrl);
    jobs.once('letter', async ({ subjectId }) => {
      tries.push(subjectId);
      if (tries.length === 1) throw new Error('The post office is closed');
    });
    jobs.start();
    running.push(jobs);
    await until(async () => (await left('letter')).length === 0);
    expect(tries).toEqual(['letter2', 'letter2']);
  });

  it('is still found after PostgreSQL has been killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'krets-jobs-'));
    const cluster = await startEmbedded(folder);
    try {
      await migrate(cluster.ownerUrl);
      const done: string[] = [];
      const jobs = doing('after', async (subject) => void done.push(subject), cluster.jobsUrl);
      const queue = async () => {
        const client = new pg.Client({ connectionString: cluster.superUrl });
        await client.connect();
        await client.query(queued('after', 1));
        await client.end();
      };
      await queue();
      await until(() => done.length === 1);
      for (let deaths = 1; deaths <= 3; deaths++) {
        process.kill(
          Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]),
          'SIGKILL',
        );
        await until(() =>
          queue().then(
            () => true,
            () => false,
          ),
        );
        await until(() => done.length === deaths + 1);
      }
      await jobs.stop();
      running.splice(0);
    } finally {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('is still found by a process that lost its connections while it wrote down two failures', async () => {
    await database.asSuperuser(`
      CREATE FUNCTION public.slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); RETURN NEW; END';
      CREATE TRIGGER slow BEFORE UPDATE ON graphile_worker._private_jobs
        FOR EACH ROW WHEN (NEW.last_error IS NOT NULL) EXECUTE FUNCTION public.slowly()`);
    const done: string[] = [];
    const handler = async (subject: string) => {
      if (subject === 'lost2') await pause(500);
      if (subject === 'lost1' || subject === 'lost2') throw new Error('Sagt i rommet');
      // Under way until after the loss: the queue gives up its failures first, and then waits for this one.
      if (subject === 'lost3') await lost;
      done.push(subject);
    };
    let lose = () => {};
    const lost = new Promise<void>((resolve) => (lose = resolve));
    await database.asSuperuser(queued('lost', 3));
    doing('lost', handler);
    await until(async () => {
      const sleeping = await database.asSuperuser(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
      );
      return sleeping.length === 2;
    });
    await database.asSuperuser(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await database.asSuperuser(`
      DROP TRIGGER slow ON graphile_worker._private_jobs;
      DROP FUNCTION public.slowly()`);
    setTimeout(lose, 1_000);
    await database.asSuperuser(`SELECT graphile_worker.add_job('lost', '{"subjectId": "lost4"}')`);
    await until(() => done.includes('lost4'));
  });
});
