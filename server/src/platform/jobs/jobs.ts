import pg from 'pg';
import { log } from '../log.js';
import type { Due } from './due.entity.js';

type Handler = (due: Due) => Promise<void>;

const often = 1_000;
/** Taken and not done within this many seconds (the process went down), it is done by the next one that looks. */
const lease = 60;
const batch = 100;
const atOnce = 8;

/**
 * Does what falls due. A small table and SKIP LOCKED, and not a queue of its own: a job here is a time and a pointer
 * written in the transaction it follows from, under the room's own policies, while the functions and tables of a
 * ready-made queue would have to be opened to the role the server runs as, with all rooms' rows in them.
 *
 * The job role reads nothing but what is due. What is done is done through Work, as one person at a time.
 */
export class Jobs {
  readonly #handlers = new Map<string, Handler>();
  readonly #pool: pg.Pool | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<number> = Promise.resolve(0);
  #stopped = false;

  /** Without an address there is nobody to do it here. */
  constructor(url: string | undefined) {
    if (!url) return;
    this.#pool = new pg.Pool({ connectionString: url, max: 2, application_name: 'krets-jobs' });
    this.#pool.on('error', () => {});
  }

  /** A handler may be called twice for one thing, and too late: it looks before it acts. */
  on(task: string, handler: Handler): void {
    this.#handlers.set(task, handler);
  }

  start(): void {
    if (!this.#pool || this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#pass = this.pass().catch((error: unknown) => {
        log.error({ err: error }, 'Looking for what is due failed');
        return 0;
      });
      void this.#pass.then(() => this.start());
    }, often);
  }

  /** Does everything due now. @returns how much that was */
  async pass(): Promise<number> {
    let done = 0;
    for (;;) {
      const taken = await this.#take();
      done += taken.length;
      const queue = [...taken];
      const finished: Due[] = [];
      const work = async () => {
        for (let due = queue.pop(); due; due = queue.pop()) if (await this.#do(due)) finished.push(due);
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      await this.#crossOff(finished);
      if (taken.length < batch || this.#stopped) return done;
    }
  }

  async #take(): Promise<Due[]> {
    const taken = await this.#pool?.query<Due>(
      `UPDATE due SET at = now() + make_interval(secs => ${lease})
       WHERE (task, subject_id) IN (SELECT task, subject_id FROM due WHERE at <= now() AND task = ANY ($1)
                                    ORDER BY at LIMIT ${batch} FOR UPDATE SKIP LOCKED)
       RETURNING task, subject_id AS "subjectId", network_id AS "networkId", person_id AS "personId", number, at`,
      [[...this.#handlers.keys()]],
    );
    return taken?.rows ?? [];
  }

  /** What fails is tried again when its lease is over. */
  async #do(due: Due): Promise<boolean> {
    try {
      await this.#handlers.get(due.task)?.(due);
      return true;
    } catch (error) {
      log.error({ err: error, task: due.task }, 'A job failed');
      return false;
    }
  }

  /** Unless the handler has set a new time for it: then the lease is no longer what stands there. */
  async #crossOff(finished: Due[]): Promise<void> {
    if (finished.length === 0) return;
    await this.#pool?.query(
      `DELETE FROM due USING unnest($1::text[], $2::uuid[], $3::timestamptz[]) AS done (task, subject_id, lease)
       WHERE due.task = done.task AND due.subject_id = done.subject_id AND date_trunc('milliseconds', due.at) = done.lease`,
      [
        finished.map(({ task }) => task),
        finished.map(({ subjectId }) => subjectId),
        finished.map(({ at }) => at.toISOString()),
      ],
    );
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#pass.catch(() => {});
    await this.#pool?.end();
  }
}
