import type { MessagePosted } from '@krets/shared/realtime';
import type { Trouble } from '../../app/trouble.js';
import type { News } from '../../live/follow.js';
import type { Asking, MessagePage, Place } from './asking.js';
import {
  covers,
  emptyStretch,
  fresh,
  lastSeq,
  type Message,
  messageIn,
  most,
  type Stretch,
  withNewer,
  withOlder,
  withOne,
  without,
} from './conversation.js';

const pageSize = 50;
/** More than this is not fetched one by one. */
const many = 10;

/** What is shown of a conversation. */
export type Shown = {
  stretch: Stretch;
  ready: boolean;
  trouble: Trouble | undefined;
  /** Posted by others since, below what is shown. */
  below: ReadonlySet<string>;
};

type Surroundings = {
  networkId: string;
  /** The reader. */
  me: string;
  asking: Asking;
  /** A message that came whole over the line. */
  takeSaid(id: string): MessagePosted | undefined;
  /** Whether the reader follows the newest. */
  atEnd: { readonly current: boolean };
  /** Milliseconds between two tries. */
  retryAfter: number;
};

/** Keeps a stretch of a conversation in step with its news, over a line on which anything may happen. Knows neither sockets nor pages. */
export class FollowedChat {
  #shown: Shown = { stretch: emptyStretch, ready: false, trouble: undefined, below: new Set() };
  /** The end of the conversation when it was last shown: what stands beyond it is new here. */
  #newest = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting: News[] = [];
  /** One page at a time: scrolling asks many times, and more than one would push away what is being read. */
  #turningPage = false;
  #left = false;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly place: Surroundings) {}

  get shown(): Shown {
    return this.#shown;
  }

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  open(): void {
    this.#left = false;
    void this.latest();
  }

  /** Nothing more is asked for. */
  leave(): void {
    this.#left = true;
  }

  hear(news: News): void {
    this.#waiting.push(news);
    void this.#inTurn(() => this.#digest());
  }

  latest = (): Promise<void> =>
    this.#inTurn(async () => {
      const page = await this.#page({});
      if (page) this.#showOpen(fresh(page));
    });

  older = (): Promise<void> =>
    this.#pageTurned(async () => {
      const before = this.#shown.stretch.older;
      const page = before ? await this.#page({ before }) : undefined;
      if (page) this.#change(withOlder(this.#shown.stretch, page));
    });

  newer = (): Promise<void> =>
    this.#pageTurned(async () => {
      const after = this.#shown.stretch.newer;
      const page = after ? await this.#page({ after }) : undefined;
      if (page) this.#change(withNewer(this.#shown.stretch, page));
    });

  /** Shows the conversation around a place. */
  around = (seq: number): Promise<void> =>
    this.#inTurn(async () => {
      const above = await this.#page({ before: String(seq) });
      const beneath = above && (await this.#page({ after: String(seq - 1) }));
      if (above && beneath)
        this.#change({
          items: [...above.nodes, ...beneath.nodes],
          older: above.older ?? null,
          newer: beneath.newer ?? null,
        });
    });

  /** A newer word about a message has come. */
  take = (message: Message): void => {
    const { stretch } = this.#shown;
    if (covers(stretch, message)) this.#change(withOne(stretch, message, this.place.atEnd.current));
    const isBelow = message.seq > this.#newest && !has(this.#shown.stretch, message.id);
    if (isBelow && message.author.person.id !== this.place.me)
      this.#tell({ below: new Set([...this.#shown.below, message.id]) });
  };

  async #digest(): Promise<void> {
    const news = this.#waiting.splice(0);
    // A seat that changed its name stands beside everything its holder has said; a shorter time takes messages away.
    if (news.some((one) => one === 'behind' || one.topic === 'SEAT' || one.id === this.place.networkId))
      return this.#renew();
    const ids = news.flatMap((one) => (one !== 'behind' && one.topic === 'MESSAGE' ? [one.id] : []));
    const unheard = new Set<string>();
    // What stands in the library stands beside messages too.
    for (const one of news)
      if (one !== 'behind' && one.topic === 'RESOURCE')
        for (const item of this.#shown.stretch.items) if (item.resourceId === one.id) unheard.add(item.id);
    for (const id of new Set(ids)) {
      const said = this.place.takeSaid(id);
      const onlyPosted = said && ids.filter((one) => one === id).length === 1;
      if (onlyPosted && said.message.author.person.id !== this.place.me) this.take(messageIn(said));
      else if (!onlyPosted || !has(this.#shown.stretch, id)) {
        unheard.add(id);
        // What it says stands above those that quote it too.
        for (const item of this.#shown.stretch.items) if (item.quoted?.id === id) unheard.add(item.id);
      }
    }
    if (unheard.size > many) return this.#renew();
    for (const id of unheard) await this.#fetchOne(id);
  }

  /** Asks until the line answers: the journal tells each thing once. */
  async #fetchOne(id: string): Promise<void> {
    while (!this.#left) {
      const message = await this.place.asking.message(id);
      if (message === 'gone') return this.#change(without(this.#shown.stretch, id));
      if (message) return this.take(message);
      await this.#pause();
    }
  }

  /** Asks until the line answers, as for a single message. */
  async #renew(): Promise<void> {
    while (!this.#left) {
      const next = await this.#shownAfresh();
      if (next) return this.#showOpen(next);
      await this.#pause();
    }
  }

  /** What is shown, afresh; undefined when the line did not answer. */
  async #shownAfresh(): Promise<Stretch | undefined> {
    const { items, older } = this.#shown.stretch;
    const first = items[0];
    if (!first || this.place.atEnd.current) {
      const page = await this.#page({}, Math.min(Math.max(items.length, pageSize), 100));
      return page && fresh(page);
    }
    let next: Stretch = { items: [], older, newer: String(first.seq - 1) };
    while (next.newer !== null && next.items.length < Math.min(items.length + pageSize, most)) {
      const page = await this.#page({ after: next.newer });
      if (!page) return undefined;
      next = withNewer(next, page);
    }
    return next;
  }

  async #page(place: Place, first = pageSize): Promise<MessagePage | undefined> {
    const page = await this.place.asking.page(place, first);
    const trouble = 'trouble' in page ? page.trouble : undefined;
    if (trouble !== this.#shown.trouble) this.#tell({ trouble });
    return 'trouble' in page ? undefined : page;
  }

  async #pageTurned(act: () => Promise<void>): Promise<void> {
    if (this.#turningPage) return;
    this.#turningPage = true;
    await this.#inTurn(act).finally(() => {
      this.#turningPage = false;
    });
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(act);
    this.#turn = mine.catch(() => {});
    return mine;
  }

  #showOpen(stretch: Stretch): void {
    this.#change(stretch);
    if (!this.#shown.ready) this.#tell({ ready: true });
  }

  #change(stretch: Stretch): void {
    const { below } = this.#shown;
    const whole = stretch.newer === null;
    if (whole) this.#newest = Math.max(this.#newest, lastSeq(stretch));
    this.#tell(whole && below.size > 0 ? { stretch, below: new Set() } : { stretch });
  }

  #tell(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const listener of this.#listeners) listener();
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.place.retryAfter));
  }
}

const has = ({ items }: Stretch, id: string) => items.some((item) => item.id === id);
