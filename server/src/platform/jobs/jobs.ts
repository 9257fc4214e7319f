import { EventEmitter } from 'node:events';
import DataLoader from 'dataloader';
import { type Job, Logger, runTaskList, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import pg from 'pg';
import type { ConnectionWatch } from '../database/connections/connection-watch.js';
import { timeouts as databasePatience } from '../database/connections/role-settings.js';
import { log } from '../logging/log.js';
import type { ScheduledJob } from './schedule.js';

type Handler = (scheduled: ScheduledJob) => Promise<void>;

/** In milliseconds: how often the queue is polled. */
const pollInterval = 1_000;
/** In seconds: after a process has been gone for this long, its jobs are released. */
const leaseSeconds = 60;
/** Maximum number of jobs taken at once. */
const maxTaken = 500;
/** Jobs in one batch, which is one transaction. Also the limit of batches, and of single jobs, that run at a time. */
const batchSize = 25;
const concurrentBatches = 4;
const concurrentSingles = 8;
/** lock_timeout of a batch, in milliseconds; after it the jobs of the batch run one by one. */
const lockTimeout = 2_000;
/**
 * In milliseconds: how long the workers may take to shut down after a fault. Graphile Worker 0.17 counts a failed write of results twice,
 * and then its shutdown never ends: nothing would start the workers again.
 */
const shutdownAfterFault = 5_000;

/**
 * Runs scheduled jobs with graphile-worker. Its queue is separated from the tables of the rooms (see the migration): a job is a time and
 * a pointer. The job role reads only what is due; the work itself runs as one person at a time, through a transaction of the server's own
 * role.
 */
export class Jobs {
  readonly #handlers: TaskList = {};
  readonly #url: string | undefined;
  readonly #batches = limitConcurrency(concurrentBatches);
  readonly #singles = limitConcurrency(concurrentSingles);
  #pool: pg.Pool | undefined;
  #workers: WorkerPool | undefined;
  #ended: Promise<void> | undefined;
  #again: NodeJS.Timeout | undefined;
  #freeing: NodeJS.Timeout | undefined;
  #stopped = false;

  /** Without an address, another process runs the jobs. */
  constructor(
    url: string | undefined,
    private readonly connectionWatch?: ConnectionWatch,
  ) {
    this.#url = url;
  }

  /** Long handlers check this, and leave the rest to the next process. */
  get isStopping(): boolean {
    return this.#stopped;
  }

  /** A handler may run twice for one job, and late: it must check the state before it acts. */
  on(task: string, handler: Handler): void {
    this.#do(task, (scheduled) => this.#singles(() => handler(scheduled)));
  }

  /**
   * Like `on`, for work that must not be repeated. A failure is retried; an interrupted job is not, because nobody knows how far it came.
   */
  once(task: string, handler: Handler): void {
    this.#do(task, async (scheduled, { attempts, last_error }) => {
      if (attempts > 1 && last_error === null) log.warn({ task }, 'A job was interrupted and is not repeated');
      else await this.#singles(() => handler(scheduled));
    });
  }

  /**
   * Like `on`, for work that is cheaper in batches. Jobs for which `together` answers false, and all jobs of a failed batch, run through
   * `alone`, so that a slow or broken one blocks no other. Jobs of one room are in the same batch.
   */
  onBatch(
    task: string,
    together: (scheduledJobs: readonly ScheduledJob[]) => Promise<boolean[]>,
    alone: Handler,
  ): void {
    const gathered = new DataLoader<ScheduledJob, { done: Promise<boolean> }>(
      async (scheduledJobs) => {
        const answers = new Map<ScheduledJob, Promise<boolean>>();
        for (const some of inBatches(scheduledJobs)) {
          const done = this.#batches(() => together(some)).catch((error: unknown) => {
            log.warn({ err: error, task }, 'Jobs are done one by one');
            return [];
          });
          for (const [i, scheduled] of some.entries())
            answers.set(
              scheduled,
              done.then((each) => each[i] ?? false),
            );
        }
        return scheduledJobs.map((scheduled) => ({ done: answers.get(scheduled) ?? Promise.resolve(false) }));
      },
      { cache: false, maxBatchSize: maxTaken },
    );
    this.#do(task, async (scheduled) => {
      const { done } = await gathered.load(scheduled);
      if (!(await done)) await this.#singles(() => alone(scheduled));
    });
  }

  #do(task: string, handler: (scheduled: ScheduledJob, job: Job) => Promise<void>): void {
    this.#handlers[task] = async (payload, { job }) => {
      try {
        await handler(payload as ScheduledJob, job);
      } catch (error) {
        log.error({ err: error, task }, 'A job failed');
        // The queue stores what is thrown here; an error's message may contain personal text.
        throw new Error('failed');
      }
    };
  }

  /** One transaction of the job role, which is nobody and can read no table of a room. */
  async write<T>(
    fn: (rows: <R extends object>(sql: string, values: unknown[]) => Promise<R[]>) => Promise<T>,
  ): Promise<T> {
    if (!this.#pool) throw new Error('This process runs no scheduled jobs.');
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(`BEGIN; SET LOCAL lock_timeout = ${lockTimeout}`);
      const result = await fn(async (sql, values) => (await client.query(sql, values)).rows);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((lost: Error) => (broken = lost));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Age in seconds of the longest overdue job; null where no jobs run. */
  async secondsLate(): Promise<number | null> {
    if (!this.#pool) return null;
    const { rows } = await this.#pool.query<{ late: number }>(
      `SELECT coalesce(max(extract(epoch FROM now() - run_at)), 0)::float8 AS late FROM graphile_worker._private_jobs
       WHERE run_at <= now() AND locked_at IS NULL AND attempts = 0`,
    );
    return rows[0]?.late ?? 0;
  }

  /** How many jobs have failed, to be retried or given up; null where no jobs run. */
  async failed(): Promise<number | null> {
    if (!this.#pool) return null;
    const { rows } = await this.#pool.query<{ failed: number }>(
      'SELECT count(*)::int AS failed FROM graphile_worker._private_jobs WHERE last_error IS NOT NULL',
    );
    return rows[0]?.failed ?? 0;
  }

  start(): void {
    if (!this.#url || this.#stopped) return;
    const pool = new pg.Pool({
      connectionString: this.#url,
      max: concurrentBatches + 3,
      connectionTimeoutMillis: databasePatience.connect,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      // A running process is recognised by its database sessions, one of which always listens.
      onConnect: (client) => client.query(`SET application_name = '${workers.id}'`),
    });
    const events: WorkerEvents = new EventEmitter();
    const failed = new Promise<void>((resolve) => {
      events.once('pool:gracefulShutdown', () => {
        if (!this.#stopped) setTimeout(resolve, shutdownAfterFault).unref();
      });
    });
    const workers = runTaskList(
      {
        events,
        pgPool: pool,
        noHandleSignals: true,
        logger: new Logger(() => (level, message) => {
          if (level === 'error' || level === 'warning') log.warn(`Jobs: ${message}`);
        }),
        preset: {
          worker: {
            concurrentJobs: maxTaken,
            pollInterval,
            // Deadlines are set long before they are due, so a new one needs no immediate look.
            localQueue: { size: maxTaken, refetchDelay: { durationMs: pollInterval / 2 } },
            completeJobBatchDelay: 20,
            failJobBatchDelay: 20,
            preparedStatements: true,
          },
        },
      },
      this.#handlers,
      pool,
    );
    this.connectionWatch?.watch(pool);
    pool.on('connect', (client) => client.on('error', () => {}));
    pool.on('error', () => {});
    this.#pool = pool;
    this.#ended = Promise.race([workers.promise.catch(() => {}), failed]);
    this.#workers = workers;
    this.#freeing = setInterval(() => this.#releaseAbandoned(pool), (leaseSeconds / 2) * 1_000).unref();
    this.#releaseAbandoned(pool);
    void this.#ended.then(() => this.#startAgain());
  }

  /** Graphile's workers stop when the database is away for long; this starts them again. */
  #startAgain(): void {
    if (this.#stopped) return;
    clearInterval(this.#freeing);
    // Not awaited: a lost connection may never answer.
    void this.#pool?.end().catch(() => {});
    this.#again = setTimeout(() => this.start(), 5 * pollInterval);
  }

  /** Releases the jobs of a killed process: otherwise the queue waits four hours. */
  #releaseAbandoned(pool: pg.Pool): void {
    pool
      .query(
        `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker._private_jobs
         WHERE locked_at < now() - make_interval(secs => ${leaseSeconds})
           AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE application_name = locked_by)`,
      )
      .catch((error: unknown) => log.warn({ err: error }, 'Jobs of ended processes were not released'));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#again);
    clearInterval(this.#freeing);
    void this.#workers?.gracefulShutdown();
    await this.#ended;
    await this.#pool?.end().catch(() => {});
  }
}

function inBatches(scheduledJobs: readonly ScheduledJob[]): ScheduledJob[][] {
  const sorted = [...scheduledJobs].sort((a, b) => (a.networkId < b.networkId ? -1 : 1));
  const parts: ScheduledJob[][] = [];
  for (const scheduled of sorted) {
    const last = parts.at(-1);
    if (last && (last.length < batchSize || last.at(-1)?.networkId === scheduled.networkId)) last.push(scheduled);
    else parts.push([scheduled]);
  }
  return parts;
}

/** Runs at most `places` at a time, in order of arrival. */
function limitConcurrency(places: number) {
  const waiting: (() => void)[] = [];
  let free = places;
  return async <T>(fn: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await fn();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
