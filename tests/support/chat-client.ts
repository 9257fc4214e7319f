import { randomUUID } from 'node:crypto';
import { Client, fetchExchange } from '@urql/core';
import { io } from 'socket.io-client';
import { patientFetch } from '../../web/src/app/patience.js';
import { askingOver, postOver, type Sending } from '../../web/src/chat/following/asking.js';
import type { Message } from '../../web/src/chat/following/conversation.js';
import { FollowedChat } from '../../web/src/chat/following/follow-chat.js';
import { journalOver } from '../../web/src/live/journal.js';
import { Outbox } from '../../web/src/live/outbox.js';
import { Line } from '../../web/src/live/rooms.js';
import { FaultyLine } from './faulty-line.js';
import type { Person } from './person.js';
import type { TestNetwork } from './world.js';

/** Milliseconds. What the web waits for seconds, these clients wait for a fraction of. */
const impatience = { request: 1_500, retry: 150, answer: 1_000, flush: 200 };

/** Somebody at the conversation, with the web's own line, follower, outbox and stretch; only the page itself is missing. */
export class ChatClient {
  readonly chat: FollowedChat;
  readonly outbox: Outbox<Message, Sending>;
  /** Client ids, in the order the server said yes. */
  readonly acknowledged: string[] = [];
  /** Anything that ever stood twice or in the wrong order on the page. */
  readonly faults: string[] = [];
  readonly atEnd = { current: true };
  requests = 0;
  /** What all its words begin with. */
  readonly voice = randomUUID();
  #written = 0;
  readonly #live: Line;
  readonly #flushing: NodeJS.Timeout;

  private constructor(
    readonly person: Person,
    readonly room: TestNetwork,
    readonly line: FaultyLine,
  ) {
    const { cookie } = person;
    const graph = new Client({
      url: `${line.url}/graphql`,
      preferGetMethod: false,
      requestPolicy: 'network-only',
      fetch: patientFetch(impatience.request, (address, init) => {
        this.requests++;
        return fetch(address, init);
      }),
      fetchOptions: { headers: { cookie } },
      exchanges: [fetchExchange],
    });
    this.#live = new Line({
      connect: () =>
        io(line.url, {
          transports: ['websocket'],
          extraHeaders: { cookie, origin: line.url },
          forceNew: true,
          timeout: impatience.answer,
          reconnectionDelay: 20,
          reconnectionDelayMax: impatience.retry,
        }),
      journal: journalOver(graph),
      signedOut: () => void this.faults.push('signed out'),
      whenUsed: () => {},
      retryAfter: impatience.retry,
      answerWithin: impatience.answer,
    });
    this.chat = new FollowedChat({
      networkId: room.id,
      me: person.id,
      asking: askingOver(graph, room.id),
      takeSaid: (id) => this.#live.takeSaid(id),
      atEnd: this.atEnd,
      retryAfter: impatience.retry,
    });
    this.chat.listen(() => this.#look());
    const storage = new Map<string, string>();
    const store = {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value),
      removeItem: (key: string) => void storage.delete(key),
    };
    this.outbox = new Outbox<Message, Sending>('chat', store, postOver(graph), ({ clientId }, message) => {
      this.acknowledged.push(clientId);
      this.chat.take(message);
    });
    this.#live.open();
    this.#live.listen(room.id, (news) => this.chat.hear(news));
    this.#live.whenStateChanges(() => void this.outbox.flush());
    this.#flushing = setInterval(() => void this.outbox.flush(), impatience.flush);
    this.chat.open();
  }

  static async at(person: Person, room: TestNetwork): Promise<ChatClient> {
    return new ChatClient(person, room, await FaultyLine.to(person.server.port));
  }

  get lost(): boolean {
    return this.#live.lost;
  }

  /** Ids as they stand on the page. */
  get shown(): string[] {
    return this.chat.shown.stretch.items.map((item) => item.id);
  }

  write(): void {
    this.outbox.add({
      clientId: randomUUID(),
      at: new Date().toISOString(),
      networkId: this.room.id,
      body: `${this.voice} ${this.#written++}`,
      lang: 'nn',
      quotedId: null,
      mentions: [],
      pictures: [],
      resourceId: null,
    });
  }

  /** Upwards to the beginning, as one who scrolls. @returns ids, oldest first */
  async everything(): Promise<string[]> {
    this.atEnd.current = false;
    await this.chat.latest();
    const seen = new Map(this.chat.shown.stretch.items.map((item) => [item.seq, item.id]));
    while (this.chat.shown.stretch.older !== null) {
      await this.chat.older();
      for (const { seq, id } of this.chat.shown.stretch.items) seen.set(seq, id);
    }
    return [...seen].sort(([a], [b]) => a - b).map(([, id]) => id);
  }

  async leave(): Promise<void> {
    clearInterval(this.#flushing);
    this.chat.leave();
    this.#live.close();
    await this.line.close();
  }

  #look(): void {
    const { items } = this.chat.shown.stretch;
    if (items.some((item, i) => item.seq <= (items[i - 1]?.seq ?? 0)))
      this.faults.push(`out of order: ${items.map((item) => item.seq).join(' ')}`);
    if (new Set(items.map((item) => item.clientId)).size < items.length) this.faults.push('shown twice');
  }
}
