import type { EntryAdded } from '@krets/shared/realtime';

/** A page of the journal: the entries after a number, oldest first. */
export type JournalPage = { items: EntryAdded[]; complete: boolean };

/** 'outOfDate': so much was missed that everything should be fetched again. */
export type JournalEvent = EntryAdded | 'outOfDate';

type Journal = (after: number) => Promise<JournalPage>;

/** More missed entries than this are not reported one by one. */
const mostMissed = 500;

/**
 * Follows one network's journal. Entries may arrive twice, out of order, with gaps or late; each is reported once, in
 * the order of the journal. Independent of sockets and pages.
 */
export class JournalFollower {
  #last: number | undefined;
  #newest = 0;
  #filling = false;

  constructor(
    private readonly journal: Journal,
    private readonly deliver: (entry: JournalEvent) => void,
  ) {}

  /** What is shown holds every entry up to `seq`: what comes after it is reported. */
  startAt(seq: number): void {
    this.#last ??= seq;
  }

  /** The last journal number reported. */
  get last(): number | undefined {
    return this.#last;
  }

  /** Subscribed to the room, for the first time or again, with its journal at `seq`. */
  async entered(seq: number): Promise<void> {
    this.#newest = Math.max(this.#newest, seq);
    if (this.#last === undefined) {
      // What was shown before the subscription began may be outdated.
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

  /** Reads the journal until nothing is missing. When that fails, the next entry or the next subscription tries again. */
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
