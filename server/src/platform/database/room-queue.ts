import { busy } from '../errors.js';

type QueuedWrite = { go: () => void; refuse: () => void };

/** Bounded concurrency with a bounded wait: those for whom there is no place wait in memory and hold nothing. */
class Slots {
  #taken = 0;
  readonly #waiting = new Set<QueuedWrite>();

  constructor(private readonly most: () => number) {}

  get empty(): boolean {
    return this.#taken === 0 && this.#waiting.size === 0;
  }

  /** @throws BUSY when there is no place within `milliseconds` */
  async take(milliseconds: number): Promise<void> {
    if (this.#taken < this.most()) {
      this.#taken++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const one: QueuedWrite = { go: resolve, refuse: () => reject(busy()) };
      const timer = setTimeout(() => {
        this.#waiting.delete(one);
        one.refuse();
      }, milliseconds);
      one.go = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#waiting.add(one);
    });
  }

  leave(): void {
    this.#taken--;
    for (const next of this.#waiting) {
      if (this.#taken >= this.most()) return;
      this.#taken++;
      this.#waiting.delete(next);
      next.go();
    }
  }
}

/** Ids remembered at most; those noted first are forgotten first. */
const remembered = 20_000;

/** How many may write at a time. About a third of the connections are left to those who only read, and one where there are two. */
const concurrentWrites = (connections: number) => Math.max(1, connections - Math.max(1, Math.floor(connections * 0.3)));

/** Of these, how many to one room: a room that is slow leaves the others theirs. */
const writersToOneRoom = (connections: number) =>
  Math.min(5, Math.max(1, Math.floor(concurrentWrites(connections) / 2)));

/**
 * Keeps the writers of one room from taking every connection of this process. Writers of a room wait for its counter in the
 * database, each with a connection in hand; more than a few of them wait here instead.
 */
export class WriteQueue {
  readonly #rooms = new Map<string, Slots>();
  readonly #all: Slots;
  readonly #roomOf = new Map<string, string>();

  /** @param connections how many there are now, for those who write and those who only read */
  constructor(
    private readonly connections: () => number,
    private readonly milliseconds: number,
  ) {
    this.#all = new Slots(() => concurrentWrites(connections()));
  }

  /** That this thing is in this room. Only where to wait is decided by it. */
  note(id: string, networkId: string): void {
    if (this.#roomOf.get(id) === networkId) return;
    this.#roomOf.delete(id);
    this.#roomOf.set(id, networkId);
    const [oldest] = this.#roomOf.keys();
    if (this.#roomOf.size > remembered && oldest) this.#roomOf.delete(oldest);
  }

  /**
   * @param ids what the writing is about, the room's own id or that of anything in it
   * @throws BUSY when its turn has not come in time
   */
  async run<T>(ids: readonly string[], write: () => Promise<T>): Promise<T> {
    const known = ids.find((id) => this.#roomOf.has(id));
    const key = known ? this.#roomOf.get(known) : ids[0];
    if (!key) return this.#within(this.#all, write);
    const room = this.#rooms.get(key) ?? new Slots(() => writersToOneRoom(this.connections()));
    this.#rooms.set(key, room);
    try {
      return await this.#within(room, () => this.#within(this.#all, write));
    } finally {
      if (room.empty) this.#rooms.delete(key);
    }
  }

  async #within<T>(places: Slots, write: () => Promise<T>): Promise<T> {
    await places.take(this.milliseconds);
    try {
      return await write();
    } finally {
      places.leave();
    }
  }
}
