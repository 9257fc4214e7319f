import pg from 'pg';
import type { DataSource } from 'typeorm';
import { log } from '../../logging/log.js';
import { setDatabaseClock } from '../database-clock.js';
import { ConnectionWatch, type States } from './connection-watch.js';
import { poolOf } from './data-source.js';

/** In milliseconds. */
const [often, clockOften, limit] = [500, 1_000, 2_000];

/**
 * Checks the database on a connection of its own, so that readiness is answered however busy the pool is. Also follows the database's
 * clock, ends lost connections, and reports a long silence.
 */
export class DatabaseMonitor {
  readonly lines = new ConnectionWatch();
  #client: Promise<pg.Client> | undefined;
  #inProgress: Promise<boolean> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastClock = 0;
  #failingSince: number | undefined;
  #stopped = false;
  /** Behind a pooler, process ids are not those of the database. */
  #direct = false;

  /**
   * @param timeout seconds without an answer after which `lost` is called
   * @param pooled whether `database` connects through a pooler, which `url` bypasses
   */
  constructor(
    private readonly url: string,
    database: DataSource,
    private readonly timeout: number,
    pooled = false,
  ) {
    this.lines.watch(poolOf(database), !pooled);
  }

  /** Called once, when the database has not answered for long: this process is of no use, and a new one may recover. */
  lost: () => void = () => {};

  async start(): Promise<void> {
    await this.check();
    this.#again();
  }

  #again(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void this.#look().finally(() => this.#again()), often);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const suspects = this.#direct ? this.lines.suspects() : [];
    if (suspects.length > 0) await this.#judge(suspects).catch(() => {});
    const ended = this.lines.endUnresponsive();
    if (ended > 0) log.error({ connections: ended }, 'Connections to the database were ended: there was no answer');
    if (performance.now() - this.#lastClock >= clockOften) await this.check();
  }

  async #judge(suspects: number[]): Promise<void> {
    const rows = await this.#ask<{ pid: number; state: string | null; waits: string | null }>(
      `SELECT pid, state, wait_event_type AS waits FROM pg_stat_activity WHERE pid = ANY ($1)`,
      [suspects],
    );
    const states: States = new Map(
      rows.map(({ pid, state, waits }) => {
        if (state === null) return [pid, null];
        return [pid, state === 'active' && waits !== 'Client' ? 'working' : 'waiting for us'];
      }),
    );
    const ended = this.lines.judge(states);
    if (ended > 0) log.error({ connections: ended }, 'Connections to the database were lost without notice');
  }

  /** True when the database answers within two seconds. Simultaneous callers share the answer. */
  check(): Promise<boolean> {
    this.#inProgress ??= this.#check().finally(() => (this.#inProgress = undefined));
    return this.#inProgress;
  }

  async #check(): Promise<boolean> {
    this.#lastClock = performance.now();
    const asked = Date.now();
    try {
      const [row] = await this.#ask<{ now: Date; pid: number }>(
        'SELECT clock_timestamp() AS now, pg_backend_pid() AS pid',
      );
      if (row) setDatabaseClock(row.now, asked, Date.now());
      this.#direct = row?.pid === ((await this.#client) as unknown as { processID: number } | undefined)?.processID;
      this.#failingSince = undefined;
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  #failed(error: unknown): void {
    if (this.#stopped) return;
    const now = performance.now();
    if (this.#failingSince === undefined) log.warn({ err: error }, 'The database does not answer');
    this.#failingSince ??= now;
    if (now - this.#failingSince < this.timeout * 1_000) return;
    log.fatal(`The database has not answered for ${this.timeout} seconds: this process ends.`);
    this.#failingSince = undefined;
    this.lost();
  }

  async #ask<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    this.#client ??= this.#connect();
    const asked = this.#client;
    try {
      const client = await asked;
      return (await client.query<T>(sql, values)).rows;
    } catch (error) {
      if (this.#client === asked) this.#client = undefined;
      asked.then(drop, () => {});
      throw error;
    }
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'krets monitor',
      connectionTimeoutMillis: limit,
      query_timeout: limit,
    });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#client?.then(drop, () => {});
  }
}

/** Without the closing message, which would wait for a connection that may be lost. */
const drop = (client: pg.Client) =>
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
