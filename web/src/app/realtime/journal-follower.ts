import type { EntryAdded } from '@krets/shared/realtime';

/** A page of the journal: what came after a number, oldest first. */
export type JournalPage = { items: EntryAdded[]; complete: boolean };

/** `behind`: so much was missed that everything should be asked for again. */
export type JournalEvent = EntryAdded | 'outOfDate';

type Journal = (after: number) => Promise<JournalPage>;

/** More than this is not told one by one. */
const mostMissed = 500;

/**
 * Follows one network's journal. However news arrive – twice, out of order, with holes, not at all for a while – each
 * is told once, in the order of the journal. Knows neither sockets nor pages.
 */
export class JournalFollower {
  #last: number | undefined;
  #newest = 0;
  #filling = false;

  constructor(
    private readonly journal: Journal,
    private readonly deliver: (entry: JournalEvent) => void,
  ) {}

  /** The last journal number told. */
  get last(): number | undefined {
    return this.#last;
  }

  /** The room was entered, for the first time or again, and its journal stood at `seq`. */
  async entered(seq: number): Promise<void> {
    this.#newest = Math.max(this.#newest, seq);
    if (this.#last === undefined) {
      // What was shown before the door was open may already be old.
      this.#last = seq;
      this.deliver('outOfDate');
    }
    await this.#fill();
  }

  async receive(entry: EntryAdded): Promise<void> {
    this.#newest = Math.max(this.#newest, entry.seq);
    if (this.#last === undefined) return;
    if (entry.seq === this.#last + 1 && !this.#filling) this.#deliver(entry);
    await this.#fill();
  }

  #deliver(entry: EntryAdded): void {
    this.#last = entry.seq;
    this.deliver(entry);
  }

  /** Asks the journal until nothing is missing. When that fails the next news or the next entering tries again. */
  async #fill(): Promise<void> {
    if (this.#filling || this.#last === undefined) return;
    this.#filling = true;
    try {
      while (this.#newest > this.#last) {
        if (this.#newest - this.#last > mostMissed) {
          this.#last = this.#newest;
          this.deliver('outOfDate');
          return;
        }
        const { items } = await this.journal(this.#last);
        const before: number = this.#last;
        for (const item of items) if (item.seq === this.#last + 1) this.#deliver(item);
        if (this.#last === before) return;
      }
    } finally {
      this.#filling = false;
    }
  }
}
