import DataLoader from 'dataloader';
import { type Job, Logger, runTaskList, type TaskList, type WorkerPool } from 'graphile-worker';
import pg from 'pg';
import type { Lines } from '../database/lines.js';
import { patience as databasePatience } from '../database/role-settings.js';
import { log } from '../log.js';
import type { Due } from './due.js';

type Handler = (due: Due) => Promise<void>;

/** In milliseconds: how long after its time something is found. */
const often = 1_000;
/** In seconds: jobs of a process that has been gone for this long are free for the next one. */
const lease = 60;
/** Taken at once. */
const most = 500;
/** Jobs done together in one transaction. Of the lots, and of those that are done alone, so many are under way at a time. */
const lot = 25;
const lots = 4;
const alones = 8;
/** In milliseconds: a lot that is kept waiting for longer falls apart, and its jobs are done alone. */
const patience = 2_000;

/**
 * Does what falls due, with graphile-worker. Its queue is behind a wall of its own (see the migration): a job is a time
 * and a pointer. The job role reads nothing but what is due; what is done is done through Work, as one person at a time.
 */
export class Jobs {
  readonly #handlers: TaskList = {};
  readonly #url: string | undefined;
  readonly #together = inTurn(lots);
  readonly #alone = inTurn(alones);
  #pool: pg.Pool | undefined;
  #workers: WorkerPool | undefined;
  #again: NodeJS.Timeout | undefined;
  #freeing: NodeJS.Timeout | undefined;
  #stopped = false;

  /** Without an address there is nobody to do it here. */
  constructor(
    url: string | undefined,
    private readonly lines?: Lines,
  ) {
    this.#url = url;
  }

  /** What takes long looks here, and leaves the rest to the next process. */
  get isStopping(): boolean {
    return this.#stopped;
  }

  /** A handler may be called twice for one thing, and too late: it looks before it acts. */
  on(task: string, handler: Handler): void {
    this.#do(task, (due) => this.#alone(() => handler(due)));
  }

  /**
   * As `on`, for what must not be done twice. What failed is tried again; what was cut off is not, for nobody knows how far
   * it had come.
   */
  once(task: string, handler: Handler): void {
    this.#do(task, async (due, { attempts, last_error }) => {
      if (attempts > 1 && last_error === null) log.warn({ task }, 'A job was cut off, and is not begun again');
      else await this.#alone(() => handler(due));
    });
  }

  /**
   * As `on`, for what is cheaper together than one by one. What `together` answers false for, and everything when it
   * fails, is done by `alone`: a slow or broken one holds up no other. Those of one room are in one lot.
   */
  onMany(task: string, together: (dues: readonly Due[]) => Promise<boolean[]>, alone: Handler): void {
    const gathered = new DataLoader<Due, { done: Promise<boolean> }>(
      async (dues) => {
        const answers = new Map<Due, Promise<boolean>>();
        for (const some of inLots(dues)) {
          const done = this.#together(() => together(some)).catch((error: unknown) => {
            log.warn({ err: error, task }, 'Jobs are done one by one');
            return [];
          });
          for (const [i, due] of some.entries())
            answers.set(
              due,
              done.then((each) => each[i] ?? false),
            );
        }
        return dues.map((due) => ({ done: answers.get(due) ?? Promise.resolve(false) }));
      },
      { cache: false, maxBatchSize: most },
    );
    this.#do(task, async (due) => {
      const { done } = await gathered.load(due);
      if (!(await done)) await this.#alone(() => alone(due));
    });
  }

  #do(task: string, handler: (due: Due, job: Job) => Promise<void>): void {
    this.#handlers[task] = async (payload, { job }) => {
      try {
        await handler(payload as Due, job);
      } catch (error) {
        log.error({ err: error, task }, 'A job failed');
        // The queue keeps what is thrown here; the words of an error may be somebody's.
        throw new Error('failed');
      }
    };
  }

  /** One transaction of the job role, which is nobody and reaches no table of any room. */
  async write<T>(
    fn: (rows: <R extends object>(sql: string, values: unknown[]) => Promise<R[]>) => Promise<T>,
  ): Promise<T> {
    if (!this.#pool) throw new Error('Nobody does here what falls due.');
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(`BEGIN; SET LOCAL lock_timeout = ${patience}`);
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

  /** For how long the job that has waited longest has been due; null where no jobs are done. */
  async secondsLate(): Promise<number | null> {
    if (!this.#pool) return null;
    const { rows } = await this.#pool.query<{ late: number }>(
      `SELECT coalesce(max(extract(epoch FROM now() - run_at)), 0)::float8 AS late FROM graphile_worker._private_jobs
       WHERE run_at <= now() AND locked_at IS NULL AND attempts = 0`,
    );
    return rows[0]?.late ?? 0;
  }

  /** How many jobs have failed and are to be tried again, or were given up; null where no jobs are done. */
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
      max: lots + 3,
      connectionTimeoutMillis: databasePatience.connect,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      // Told from the living by the sessions it has, one of which listens all the time.
      onConnect: (client) => client.query(`SET application_name = '${workers.id}'`),
    });
    const workers = runTaskList(
      {
        pgPool: pool,
        noHandleSignals: true,
        logger: new Logger(() => (level, message) => {
          if (level === 'error' || level === 'warning') log.warn(`Jobs: ${message}`);
        }),
        preset: {
          worker: {
            concurrentJobs: most,
            pollInterval: often,
            // Deadlines are set long before they are due: that there is a new one is no reason to look at once.
            localQueue: { size: most, refetchDelay: { durationMs: often / 2 } },
            completeJobBatchDelay: 20,
            failJobBatchDelay: 20,
            preparedStatements: true,
          },
        },
      },
      this.#handlers,
      pool,
    );
    this.lines?.watch(pool);
    pool.on('connect', (client) => client.on('error', () => {}));
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

function inLots(dues: readonly Due[]): Due[][] {
  const sorted = [...dues].sort((a, b) => (a.networkId < b.networkId ? -1 : 1));
  const parts: Due[][] = [];
  for (const due of sorted) {
    const last = parts.at(-1);
    if (last && (last.length < lot || last.at(-1)?.networkId === due.networkId)) last.push(due);
    else parts.push([due]);
  }
  return parts;
}

/** At most `places` at a time, in the order they came. */
function inTurn(places: number) {
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
