import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { log } from '../logging/log.js';
import type { RoomEvent } from './room-event.js';

/** Distinguishes this process's notifications from those of others. */
const processId = randomBytes(4).toString('hex');

export type NotificationHandlers = {
  /** The journal of a room has reached this number. */
  entry(networkId: string, seq: number): void;
  /** A seat of the room has ended or is on leave. */
  seat(networkId: string): void;
  session(sessionId: string): void;
  reportsChanged(networkId: string, personId: string): void;
  noticed(personIds: readonly string[]): void;
  /** Listening again after an interruption in which anything may have happened. */
  resumed(): void;
};

/** In milliseconds. */
const beatEvery = 1_000;
const deadAfter = 3_000;
const reconnectAfter = 300;

const short = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');
const long = (id: string) =>
  Buffer.from(id, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Of each network the last entry: `room:seq`, at most 64 bytes. */
export function entryNotifications(events: readonly RoomEvent[]): string[] {
  const heads = new Map<string, number>();
  for (const event of events) {
    if ('posted' in event) heads.set(event.posted.message.networkId, event.posted.seq);
    else if ('changed' in event) heads.set(event.changed.networkId, event.changed.seq);
  }
  return [...heads].map(([networkId, seq]) => `${networkId}:${seq}`);
}

/** For the facilitators a report goes to; at most 64 bytes each. */
export const reportNotifications = (events: readonly RoomEvent[]): string[] =>
  events.flatMap((event) =>
    'reportsChanged' in event
      ? event.reportsChanged.personIds.map(
          (personId) => `c:${short(event.reportsChanged.networkId)}:${short(personId)}:${processId}`,
        )
      : [],
  );

/** The people who have other notices than before, without saying which; two in each, so that it has at most 64 bytes. */
export function noticeNotifications(events: readonly RoomEvent[]): string[] {
  const people = [...new Set(events.flatMap((event) => ('noticed' in event ? event.noticed : [])))].map(short);
  return Array.from(
    { length: Math.ceil(people.length / 2) },
    (_, n) => `n:${processId}:${people.slice(2 * n, 2 * n + 2).join(',')}`,
  );
}

/**
 * Listens for notifications on a connection of its own. It detects a lost connection by notifying itself: the network may report the loss
 * much later than the database.
 */
export class DatabaseNotifications {
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastHeard = 0;
  #connected = false;
  #stopped = false;

  constructor(
    private readonly url: string,
    private readonly notified: NotificationHandlers,
  ) {}

  /** False while changes by other processes may be missed. */
  get alive(): boolean {
    return this.#connected && Date.now() - this.#lastHeard < deadAfter;
  }

  start(): void {
    void this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    this.#drop();
    clearTimeout(this.#timer);
  }

  async #connect(): Promise<void> {
    if (this.#stopped) return;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'krets listen',
      keepAlive: true,
      connectionTimeoutMillis: deadAfter,
    });
    this.#client = client;
    client.on('error', () => this.#lose(client));
    client.on('end', () => this.#lose(client));
    client.on('notification', ({ payload }) => this.#handle(payload ?? ''));
    // Limits the wait for a connection that is made and never answers.
    this.#timer = setTimeout(() => this.#lose(client), 2 * deadAfter);
    try {
      await client.connect();
      await client.query('LISTEN krets');
      if (this.#client !== client) return;
      clearTimeout(this.#timer);
      this.#lastHeard = Date.now();
      this.#connected = true;
      this.#timer = setInterval(() => this.#beat(client), beatEvery);
      this.notified.resumed();
    } catch {
      this.#lose(client);
    }
  }

  #beat(client: pg.Client): void {
    if (Date.now() - this.#lastHeard > deadAfter) {
      log.warn('The database does not notify any more; connecting again');
      this.#lose(client);
    } else client.query(`SELECT pg_notify('krets', 'b:${processId}')`).catch(() => {});
  }

  #lose(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#drop();
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void this.#connect(), reconnectAfter * (1 + Math.random()));
  }

  #drop(): void {
    const client = this.#client as (pg.Client & { connection?: { stream: { destroy(): void } } }) | undefined;
    this.#client = undefined;
    this.#connected = false;
    // Not `end`, which waits for an answer that a lost connection never gives.
    client?.connection?.stream.destroy();
  }

  #handle(payload: string): void {
    this.#lastHeard = Date.now();
    const [kind = '', first = '', second = '', from] = payload.split(':');
    if (kind === 's') this.notified.session(first);
    else if (kind === 'p') this.notified.seat(first);
    else if (kind === 'c' && from !== processId) this.notified.reportsChanged(long(first), long(second));
    else if (kind === 'n' && first !== processId)
      this.notified.noticed(second.split(',').map((id) => (id.length < 36 ? long(id) : id)));
    else if (kind.length > 1) this.notified.entry(kind, Number(first));
  }
}
