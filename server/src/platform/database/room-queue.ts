import { busy } from '../errors.js';

type QueuedWrite = { go: () => void; refuse: () => void };

/** Limited concurrency with a limited wait: those who wait hold no resources. */
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

/** Maximum number of ids remembered; the oldest are dropped first. */
const remembered = 20_000;

/** How many may write at a time. About a third of the connections are left for reads, or one of two. */
const concurrentWrites = (connections: number) => Math.max(1, connections - Math.max(1, Math.floor(connections * 0.3)));

/** How many of these may write to one room, so that a slow room does not block the others. */
const writersToOneRoom = (connections: number) =>
  Math.min(5, Math.max(1, Math.floor(concurrentWrites(connections) / 2)));

/**
 * Prevents the writers of one room from taking every connection of this process. In the database, writers of a room wait for its counter,
 * each with a connection; all but a few wait here instead.
 */
export class WriteQueue {
  readonly #rooms = new Map<string, Slots>();
  readonly #all: Slots;
  readonly #roomOf = new Map<string, string>();

  /** @param connections the present number, for reads and writes together */
  constructor(
    private readonly connections: () => number,
    private readonly milliseconds: number,
  ) {
    this.#all = new Slots(() => concurrentWrites(connections()));
  }

  /** Records that this thing belongs to this room. Decides only where to wait. */
  note(id: string, networkId: string): void {
    if (this.#roomOf.get(id) === networkId) return;
    this.#roomOf.delete(id);
    this.#roomOf.set(id, networkId);
    const [oldest] = this.#roomOf.keys();
    if (this.#roomOf.size > remembered && oldest) this.#roomOf.delete(oldest);
  }

  /**
   * @param ids what is written about: the room's own id or that of anything in it
   * @throws BUSY when its turn does not come in time
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
