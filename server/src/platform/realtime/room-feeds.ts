import type { FeedEntry, FeedReading } from './socket-access.interface.js';

/** The listeners of a room at this server: the person of each session, by the hash of its token. */
export type Listeners = ReadonlyMap<string, string>;
/** One entry as read: who may see it; others are told only that there is one. */
export type Delivery = { entry: FeedEntry | undefined; to: string[]; hiddenFrom: string[] };

export type FeedHost<T> = {
  listeners(networkId: string): Listeners;
  read(networkId: string, after: number, tokenHashes: readonly string[]): Promise<FeedReading>;
  /** To everybody in the room. */
  emit(item: T): void;
  /** To the listeners that it was read for. `item`: as this process wrote it. */
  deliver(networkId: string, seq: number, delivery: Delivery, item: T | undefined): void;
  sessionEnded(tokenHash: string): void;
  refused(networkId: string, tokenHash: string): void;
  /** True while this process receives the changes of others. */
  isListening(): boolean;
};

type Room<T> = {
  /** The last number sent to everybody who has joined; undefined while nobody has. */
  last: number | undefined;
  /** The highest known number. */
  newest: number;
  /** Written by this process, and not sent yet. */
  waiting: Map<number, T>;
  /** Access must be checked, whether or not there are new entries; and how often that was requested. */
  check: boolean;
  checks: number;
  entering: number;
  reading: boolean;
  timer: NodeJS.Timeout | undefined;
  failures: number;
};

/** In milliseconds: delays reading, so that this process's own entries are sent first and a burst is read at once. */
const readAfter = 10;
const retryAfter = 200;
const retryAtMost = 2_000;

/**
 * Sends each room its journal in order and without gaps. An entry of this process is sent at once when it has the next number. Otherwise
 * entries are read first, which also checks who may still listen: the end of a seat is itself an entry, so nothing after it is sent
 * before it has been read.
 */
export class RoomFeeds<T> {
  readonly #rooms = new Map<string, Room<T>>();
  #stopped = false;

  constructor(private readonly host: FeedHost<T>) {}

  /** Adds a listener. `ask` is answered with the journal's last number; `join` is called when nothing was sent meanwhile. */
  async enter(networkId: string, ask: () => Promise<number | null>, join: () => void): Promise<number | null> {
    const room = this.#room(networkId);
    room.entering += 1;
    try {
      for (let tries = 1; ; tries++) {
        const { checks } = room;
        const seq = await ask();
        if (seq === null) return null;
        // Something was announced meanwhile: the seat may have ended.
        if ((seq < room.newest || room.checks !== checks) && tries < 4) continue;
        room.last ??= seq;
        room.newest = Math.max(room.newest, seq);
        join();
        if (room.last < room.newest || room.check) this.#wake(networkId, room);
        return seq;
      }
    } finally {
      room.entering -= 1;
      if (room.entering === 0 && room.last === undefined) this.#rooms.delete(networkId);
    }
  }

  /** Written by this process. */
  publish(networkId: string, seq: number, item: T): void {
    const room = this.#rooms.get(networkId);
    if (!room) return;
    room.newest = Math.max(room.newest, seq);
    if (room.last === undefined || seq <= room.last) return;
    room.waiting.set(seq, item);
    if (this.host.isListening() && !room.check) this.#emitWaiting(room);
    if (room.last < room.newest) this.#wake(networkId, room);
  }

  /** Written by any process. */
  notified(networkId: string, seq: number): void {
    const room = this.#rooms.get(networkId);
    if (!room || seq <= room.newest) return;
    room.newest = seq;
    if (room.last !== undefined) this.#wake(networkId, room);
  }

  /** Access to this room must be checked. */
  check(networkId: string): void {
    const room = this.#rooms.get(networkId);
    if (!room) return;
    room.check = true;
    room.checks += 1;
    if (room.last !== undefined) this.#wake(networkId, room);
  }

  checkAll(): void {
    for (const networkId of this.#rooms.keys()) this.check(networkId);
  }

  stop(): void {
    this.#stopped = true;
    for (const { timer } of this.#rooms.values()) clearTimeout(timer);
  }

  #room(networkId: string): Room<T> {
    let room = this.#rooms.get(networkId);
    if (!room) {
      room = {
        last: undefined,
        newest: 0,
        waiting: new Map(),
        check: false,
        checks: 0,
        entering: 0,
        reading: false,
        timer: undefined,
        failures: 0,
      };
      this.#rooms.set(networkId, room);
    }
    return room;
  }

  #emitWaiting(room: Room<T>): void {
    if (room.last === undefined) return;
    for (let item = room.waiting.get(room.last + 1); item; item = room.waiting.get(room.last + 1)) {
      room.last += 1;
      room.waiting.delete(room.last);
      this.host.emit(item);
    }
  }

  #wake(networkId: string, room: Room<T>, after = readAfter): void {
    if (room.reading || room.timer || this.#stopped) return;
    room.timer = setTimeout(() => {
      room.timer = undefined;
      void this.#read(networkId, room);
    }, after);
  }

  async #read(networkId: string, room: Room<T>): Promise<void> {
    const after = room.last;
    if (after === undefined || (after >= room.newest && !room.check)) return;
    const listeners = this.host.listeners(networkId);
    if (listeners.size === 0) {
      room.last = undefined;
      room.waiting.clear();
      if (room.entering === 0) this.#rooms.delete(networkId);
      return;
    }
    const { newest } = room;
    room.reading = true;
    room.check = false;
    try {
      const hashes = [...listeners.keys()];
      const reading = await this.host.read(networkId, after, hashes);
      // What was announced during the read is read next.
      if (room.newest === newest) room.newest = reading.head ?? after;
      this.#deliver(networkId, room, listeners, hashes, reading);
      room.failures = 0;
    } catch {
      room.check = true;
      room.failures += 1;
    }
    room.reading = false;
    if (room.check || (room.last ?? 0) < room.newest)
      this.#wake(
        networkId,
        room,
        room.failures === 0 ? readAfter : Math.min(retryAfter * 2 ** room.failures, retryAtMost),
      );
  }

  #deliver(networkId: string, room: Room<T>, listeners: Listeners, hashes: string[], reading: FeedReading): void {
    for (const place of reading.ended) this.host.sessionEnded(hashes[place - 1] ?? '');
    for (const place of reading.refused) this.host.refused(networkId, hashes[place - 1] ?? '');
    const deliveries = new Map<number, Delivery>();
    for (const { place, entries } of reading.readings) {
      const personId = listeners.get(hashes[place - 1] ?? '') ?? '';
      for (const entry of entries) {
        const delivery = deliveries.get(entry.seq) ?? { entry: undefined, to: [], hiddenFrom: [] };
        deliveries.set(entry.seq, delivery);
        if (!entry.hidden) delivery.entry ??= entry;
        (entry.hidden ? delivery.hiddenFrom : delivery.to).push(personId);
      }
    }
    for (const seq of [...deliveries.keys()].sort((a, b) => a - b)) {
      if (room.last === undefined || seq !== room.last + 1) continue;
      room.last = seq;
      const delivery = deliveries.get(seq);
      if (delivery) this.host.deliver(networkId, seq, delivery, room.waiting.get(seq));
      room.waiting.delete(seq);
    }
    for (const seq of room.waiting.keys()) if (seq <= (room.last ?? 0)) room.waiting.delete(seq);
  }
}
