import type { Socket } from 'node:net';
import type pg from 'pg';

/** What of a connection of `pg` tells whether it is answered. */
type Inner = { connection: { stream: Socket }; processID: number; readyForQuery: boolean };
type WatchedConnection = { inner: Inner; direct: boolean; heard: number; since: number; failures: number };

/** What the database says of its processes, by their number; null where it does not say. */
export type States = Map<number, 'working' | 'waiting for us' | null>;

/** In milliseconds without a byte while an answer is due: from when the database is asked about it, and when it is over. */
const [suspicious, hopeless] = [700, 20_000];
/** So often in a row the database must know of nothing that it is doing for us. */
const certain = 2;

/**
 * Connections that died without a word: nobody tells, and TCP finds out after many minutes. The database itself is asked, on
 * another connection, whether it is still working on what we wait for.
 */
export class ConnectionWatch {
  readonly #lines = new Map<unknown, WatchedConnection>();

  /** @param direct false behind a pooler, which gives its own numbers to processes */
  watch(pool: pg.Pool, direct = true): void {
    // Those that are there already are met when somebody takes them.
    for (const event of ['connect', 'acquire'] as const) pool.on(event, (client) => this.#add(client, direct));
  }

  #add(client: pg.PoolClient, direct: boolean): void {
    if (this.#lines.has(client)) return;
    const inner = client as unknown as Inner;
    this.#lines.set(client, { inner, direct, heard: 0, since: performance.now(), failures: 0 });
    client.once('end', () => this.#lines.delete(client));
  }

  /** The processes in the database that have been silent for suspiciously long. */
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
      // A process the database does not know has ended; of another role's processes it says nothing.
      const state = states.has(line.inner.processID) ? states.get(line.inner.processID) : 'waiting for us';
      line.failures = state === 'waiting for us' ? line.failures + 1 : 0;
      return line.failures >= certain;
    });
    return this.#end(dead);
  }

  /** @returns how many connections were ended because nothing was heard for very long */
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

  /** Where one has died, those nobody waits on are not trusted either: to open a new one costs little. */
  #end(dead: WatchedConnection[]): number {
    if (dead.length === 0) return 0;
    const unused = [...this.#lines.values()].filter(({ inner }) => inner.readyForQuery);
    for (const { inner } of [...dead, ...unused])
      inner.connection.stream.destroy(new Error('Connection terminated: it had died without a word'));
    return dead.length;
  }
}
