import { Logger, runTaskList, type TaskList, type WorkerPool } from 'graphile-worker';
import pg from 'pg';
import { log } from '../log.js';
import type { Due } from './due.js';

type Handler = (due: Due) => Promise<void>;

/** In milliseconds: how long after its time something is found. */
const often = 1_000;
/** In seconds: jobs of a process that has been gone for this long are free for the next one. */
const lease = 60;
/** Most of the time of a job is spent waiting for the database. */
const atOnce = 100;

/**
 * Does what falls due, with graphile-worker. Its queue is behind a wall of its own (see the migration): a job is a time
 * and a pointer. The job role reads nothing but what is due; what is done is done through Work, as one person at a time.
 */
export class Jobs {
  readonly #handlers: TaskList = {};
  readonly #url: string | undefined;
  #pool: pg.Pool | undefined;
  #workers: WorkerPool | undefined;
  #again: NodeJS.Timeout | undefined;
  #freeing: NodeJS.Timeout | undefined;
  #stopped = false;

  /** Without an address there is nobody to do it here. */
  constructor(url: string | undefined) {
    this.#url = url;
  }

  /** A handler may be called twice for one thing, and too late: it looks before it acts. */
  on(task: string, handler: Handler): void {
    this.#handlers[task] = async (payload) => {
      try {
        await handler(payload as Due);
      } catch (error) {
        log.error({ err: error, task }, 'A job failed');
        // The queue keeps what is thrown here; the words of an error may be somebody's.
        throw new Error('failed');
      }
    };
  }

  start(): void {
    if (!this.#url || this.#stopped) return;
    const pool = new pg.Pool({ connectionString: this.#url, max: 4, application_name: 'krets-jobs' });
    const workers = runTaskList(
      {
        pgPool: pool,
        noHandleSignals: true,
        logger: new Logger(() => (level, message) => {
          if (level === 'error' || level === 'warning') log.warn(`Jobs: ${message}`);
        }),
        preset: {
          worker: {
            concurrentJobs: atOnce,
            pollInterval: often,
            // Deadlines are set long before they are due: that there is a new one is no reason to look at once.
            localQueue: { size: 5 * atOnce, refetchDelay: { durationMs: often / 2 } },
            completeJobBatchDelay: 20,
            failJobBatchDelay: 20,
            preparedStatements: true,
          },
        },
      },
      this.#handlers,
      pool,
    );
    // Told from the living by the sessions it has, one of which listens all the time.
    pool.on('connect', (client) => {
      client.on('error', () => {});
      client.query(`SET application_name = '${workers.id}'`).catch(() => {});
    });
    pool.on('error', () => {});
    this.#pool = pool;
    this.#workers = workers;
    this.#freeing = setInterval(() => this.#freeTheirs(pool), (lease / 2) * 1_000).unref();
    this.#freeTheirs(pool);
    workers.promise.catch(() => {}).then(() => this.#startAgain());
  }

  /** The workers give up when the database is away for long; the deadlines do not. */
  async #startAgain(): Promise<void> {
    if (this.#stopped) return;
    clearInterval(this.#freeing);
    await this.#pool?.end().catch(() => {});
    this.#again = setTimeout(() => this.start(), 5 * often);
  }

  /** A process that was killed has left what it had taken: otherwise the queue waits for it for four hours. */
  #freeTheirs(pool: pg.Pool): void {
    pool
      .query(
        `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker._private_jobs
         WHERE locked_at < now() - make_interval(secs => ${lease})
           AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE application_name = locked_by)`,
      )
      .catch((error: unknown) => log.warn({ err: error }, 'Jobs: what others had left was not looked for'));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#again);
    clearInterval(this.#freeing);
    void this.#workers?.gracefulShutdown();
    await this.#workers?.promise.catch(() => {});
    await this.#pool?.end().catch(() => {});
  }
}
