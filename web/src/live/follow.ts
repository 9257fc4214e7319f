import type { EntryAdded } from '@krets/shared/realtime';

/** A page of the journal: what came after a number, oldest first. */
export type JournalPage = { items: EntryAdded[]; complete: boolean };

/** `behind`: so much was missed that everything should be asked for again. */
export type News = EntryAdded | 'behind';

type Journal = (after: number) => Promise<JournalPage>;

/** More than this is not told one by one. */
const farBehind = 500;

/**
 * Follows one network's journal. However news arrive – twice, out of order, with holes, not at all for a while – each
 * is told once, in the order of the journal. Knows neither sockets nor pages.
 */
export class Follower {
  #last: number | undefined;
  #heard = 0;
  #filling = false;

  constructor(
    private readonly journal: Journal,
    private readonly tell: (news: News) => void,
  ) {}

  /** The last journal number told. */
  get last(): number | undefined {
    return this.#last;
  }

  /** The room was entered, for the first time or again, and its journal stood at `seq`. */
  async entered(seq: number): Promise<void> {
    this.#heard = Math.max(this.#heard, seq);
    if (this.#last === undefined) {
      // What was shown before the door was open may already be old.
      this.#last = seq;
      this.tell('behind');
    }
    await this.#fill();
  }

  async hear(news: EntryAdded): Promise<void> {
    this.#heard = Math.max(this.#heard, news.seq);
    if (this.#last === undefined) return;
    if (news.seq === this.#last + 1 && !this.#filling) this.#next(news);
    await this.#fill();
  }

  #next(news: EntryAdded): void {
    this.#last = news.seq;
    this.tell(news);
  }

  /** Asks the journal until nothing is missing. When that fails the next news or the next entering tries again. */
  async #fill(): Promise<void> {
    if (this.#filling || this.#last === undefined) return;
    this.#filling = true;
    try {
      while (this.#heard > this.#last) {
        if (this.#heard - this.#last > farBehind) {
          this.#last = this.#heard;
          this.tell('behind');
          return;
        }
        const { items } = await this.journal(this.#last);
        const before: number = this.#last;
        for (const item of items) if (item.seq === this.#last + 1) this.#next(item);
        if (this.#last === before) return;
      }
    } finally {
      this.#filling = false;
    }
  }
}
