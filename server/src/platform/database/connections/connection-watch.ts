import type { Socket } from 'node:net';
import type pg from 'pg';

/** The private parts of pg's connection that tell whether an answer is due. */
type Inner = { connection: { stream: Socket }; processID: number; readyForQuery: boolean };
type WatchedConnection = { inner: Inner; direct: boolean; heard: number; since: number; failures: number };

/** What the database reports about its processes, by process id; null where it does not report. */
export type States = Map<number, 'working' | 'waiting for us' | null>;

/** In milliseconds without a byte while an answer is due: when the database is asked about the connection, and when it is ended. */
const [suspicious, hopeless] = [700, 20_000];
/** How many times in a row the database must report no work for a connection before it is ended. */
const certain = 2;

/**
 * Finds connections that were lost without notice, which TCP detects only after many minutes: asks the database on another connection
 * whether it is still working on the statement.
 */
export class ConnectionWatch {
  readonly #lines = new Map<unknown, WatchedConnection>();

  /** @param direct false behind a pooler, whose process ids are not those of the database */
  watch(pool: pg.Pool, direct = true): void {
    // Existing connections are registered when they are next acquired.
    for (const event of ['connect', 'acquire'] as const) pool.on(event, (client) => this.#add(client, direct));
  }

  #add(client: pg.PoolClient, direct: boolean): void {
    if (this.#lines.has(client)) return;
    const inner = client as unknown as Inner;
    this.#lines.set(client, { inner, direct, heard: 0, since: performance.now(), failures: 0 });
    client.once('end', () => this.#lines.delete(client));
  }

  /** The processes in the database that have been silent for too long. */
  suspects(): number[] {
    const now = performance.now();
    for (const line of this.#lines.values()) {
      const { bytesRead } = line.inner.connection.stream;
      if (!line.inner.readyForQuery && bytesRead === line.heard) continue;
      Object.assign(line, { heard: bytesRead, since: now, strikes: 0 });
    }
    return this.#suspicious().map(({ inner }) => inner.processID);
  }

  /** @returns how many connections were ended */
  judge(states: States): number {
    const dead = this.#suspicious().filter((line) => {
      const { bytesRead } = line.inner.connection.stream;
      if (bytesRead !== line.heard) return false;
      // A process that the database does not list has ended; for processes of other roles it reports nothing.
      const state = states.has(line.inner.processID) ? states.get(line.inner.processID) : 'waiting for us';
      line.failures = state === 'waiting for us' ? line.failures + 1 : 0;
      return line.failures >= certain;
    });
    return this.#end(dead);
  }

  /** @returns how many connections were ended because of a long silence */
  endUnresponsive(): number {
    return this.#end(this.#silentFor(hopeless));
  }

  #suspicious(): WatchedConnection[] {
    return this.#silentFor(suspicious).filter(({ direct }) => direct);
  }

  #silentFor(milliseconds: number): WatchedConnection[] {
    const now = performance.now();
    return [...this.#lines.values()].filter(({ inner, since }) => !inner.readyForQuery && now - since >= milliseconds);
  }

  /** When one connection is lost, idle ones are suspect too, and a new one is cheap. */
  #end(dead: WatchedConnection[]): number {
    if (dead.length === 0) return 0;
    const unused = [...this.#lines.values()].filter(({ inner }) => inner.readyForQuery);
    for (const { inner } of [...dead, ...unused])
      inner.connection.stream.destroy(new Error('Connection terminated: it was lost without notice'));
    return dead.length;
  }
}
