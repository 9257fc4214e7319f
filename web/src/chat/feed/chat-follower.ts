import type { MessagePosted } from '@krets/shared/realtime';
import type { ApiError } from '../../app/api/api-error.js';
import type { JournalEvent } from '../../app/realtime/journal-follower.js';
import type { ChatApi, MessagePage, PagePosition } from './chat-api.js';
import {
  covers,
  emptyWindow,
  lastSeq,
  type Message,
  type MessageWindow,
  messageIn,
  windowOf,
  windowSize,
  withNewer,
  withOlder,
  withOne,
  without,
} from './message-window.js';
import { pageSize } from './messages-key.js';

/** More messages than this are not fetched one by one. */
const mostFetchedSingly = 10;

/** The part of the chat that is shown. */
export type ChatState = {
  messages: MessageWindow;
  ready: boolean;
  apiError: ApiError | undefined;
  /** Posted by others since, below what is shown. */
  below: ReadonlySet<string>;
};

type ChatFollowerOptions = {
  networkId: string;
  /** The reader's seat. */
  me: string;
  api: ChatApi;
  /** A message that came whole over the connection. */
  takeMessage(id: string): MessagePosted | undefined;
  /** Whether the reader follows the newest. */
  atEnd: { readonly current: boolean };
  /** Milliseconds between two tries. */
  retryAfter: number;
};

/** Updates the loaded part of a chat from the journal, over an unreliable connection. Independent of sockets and pages. */
export class ChatFollower {
  #state: ChatState = { messages: emptyWindow, ready: false, apiError: undefined, below: new Set() };
  /** The end of the chat when it was last shown: what comes after it is new here. */
  #newest = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #pending: JournalEvent[] = [];
  /** One page at a time: scrolling asks many times, and several pages would push away what is being read. */
  #loadingPage = false;
  #left = false;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly options: ChatFollowerOptions) {}

  get state(): ChatState {
    return this.#state;
  }

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  open(): void {
    this.#left = false;
    void this.latest();
  }

  /** Stops: nothing more is fetched. */
  leave(): void {
    this.#left = true;
  }

  receive(event: JournalEvent): void {
    this.#pending.push(event);
    void this.#enqueue(() => this.#applyEvents());
  }

  latest = (): Promise<void> =>
    this.#enqueue(async () => {
      const page = await this.#page({});
      if (page) this.#showReady(windowOf(page));
    });

  older = (): Promise<void> =>
    this.#loadPage(async () => {
      const before = this.#state.messages.older;
      const page = before ? await this.#page({ before }) : undefined;
      if (page) this.#change(withOlder(this.#state.messages, page));
    });

  newer = (): Promise<void> =>
    this.#loadPage(async () => {
      const after = this.#state.messages.newer;
      const page = after ? await this.#page({ after }) : undefined;
      if (page) this.#change(withNewer(this.#state.messages, page));
    });

  /** Loads the chat around a place. */
  around = (seq: number): Promise<void> =>
    this.#enqueue(async () => {
      const above = await this.#page({ before: String(seq) });
      const beneath = above && (await this.#page({ after: String(seq - 1) }));
      if (above && beneath)
        this.#change({
          items: [...above.nodes, ...beneath.nodes],
          older: above.older ?? null,
          newer: beneath.newer ?? null,
        });
    });

  /** A message was changed. */
  apply = (message: Message): void => {
    const { messages } = this.#state;
    if (covers(messages, message)) this.#change(withOne(messages, message, this.options.atEnd.current));
    const isBelow = message.seq > this.#newest && !has(this.#state.messages, message.id);
    if (isBelow && message.author.person.id !== this.options.me)
      this.#update({ below: new Set([...this.#state.below, message.id]) });
  };

  async #applyEvents(): Promise<void> {
    const events = this.#pending.splice(0);
    // A renamed seat is shown beside all messages of its holder; a shorter retention time removes messages.
    if (events.some((one) => one === 'outOfDate' || one.topic === 'SEAT' || one.id === this.options.networkId))
      return this.#showReloaded();
    const ids = events.flatMap((one) => (one !== 'outOfDate' && one.topic === 'MESSAGE' ? [one.id] : []));
    const outdated = new Set<string>();
    // Resources of the library are shown with messages.
    for (const one of events)
      if (one !== 'outOfDate' && one.topic === 'RESOURCE')
        for (const item of this.#state.messages.items) if (item.resourceId === one.id) outdated.add(item.id);
    for (const id of new Set(ids)) {
      const posted = this.options.takeMessage(id);
      const onlyPosted = posted && ids.filter((one) => one === id).length === 1;
      if (onlyPosted && posted.message.author.person.id !== this.options.me) this.apply(messageIn(posted));
      else if (!onlyPosted || !has(this.#state.messages, id)) {
        outdated.add(id);
        // A message is also shown above its replies.
        for (const item of this.#state.messages.items) if (item.quoted?.id === id) outdated.add(item.id);
      }
    }
    if (outdated.size > mostFetchedSingly) return this.#showReloaded();
    for (const id of outdated) await this.#fetchOne(id);
  }

  /** Retries until there is an answer, because the journal reports each change only once. */
  async #fetchOne(id: string): Promise<void> {
    while (!this.#left) {
      const message = await this.options.api.message(id);
      if (message === 'gone') return this.#change(without(this.#state.messages, id));
      if (message) return this.apply(message);
      await this.#pause();
    }
  }

  /** Retries until there is an answer, as for a single message. */
  async #showReloaded(): Promise<void> {
    while (!this.#left) {
      const next = await this.#reload();
      if (next) return this.#showReady(next);
      await this.#pause();
    }
  }

  /** Fetches what is shown again; undefined when there was no answer. */
  async #reload(): Promise<MessageWindow | undefined> {
    const { items, older } = this.#state.messages;
    const first = items[0];
    if (!first || this.options.atEnd.current) {
      const page = await this.#page({}, Math.min(Math.max(items.length, pageSize), 100));
      return page && windowOf(page);
    }
    let next: MessageWindow = { items: [], older, newer: String(first.seq - 1) };
    while (next.newer !== null && next.items.length < Math.min(items.length + pageSize, windowSize)) {
      const page = await this.#page({ after: next.newer });
      if (!page) return undefined;
      next = withNewer(next, page);
    }
    return next;
  }

  async #page(options: PagePosition, first = pageSize): Promise<MessagePage | undefined> {
    const page = await this.options.api.page(options, first);
    const apiError = 'apiError' in page ? page.apiError : undefined;
    if (apiError !== this.#state.apiError) this.#update({ apiError });
    return 'apiError' in page ? undefined : page;
  }

  async #loadPage(task: () => Promise<void>): Promise<void> {
    if (this.#loadingPage) return;
    this.#loadingPage = true;
    await this.#enqueue(task).finally(() => {
      this.#loadingPage = false;
    });
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#queue.then(task);
    this.#queue = mine.catch(() => {});
    return mine;
  }

  #showReady(messages: MessageWindow): void {
    this.#change(messages);
    if (!this.#state.ready) this.#update({ ready: true });
  }

  #change(messages: MessageWindow): void {
    const { below } = this.#state;
    const whole = messages.newer === null;
    if (whole) this.#newest = Math.max(this.#newest, lastSeq(messages));
    this.#update(whole && below.size > 0 ? { messages, below: new Set() } : { messages });
  }

  #update(change: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.options.retryAfter));
  }
}

const has = ({ items }: MessageWindow, id: string) => items.some((item) => item.id === id);
