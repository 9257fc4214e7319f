import { randomUUID } from 'node:crypto';
import { Client, fetchExchange } from '@urql/core';
import { io } from 'socket.io-client';
import { fetchWithTimeout } from '../../web/src/app/api/fetch-with-timeout.js';
import { journalReader } from '../../web/src/app/realtime/journal-reader.js';
import { Outbox } from '../../web/src/app/realtime/outbox.js';
import { RealtimeConnection } from '../../web/src/app/realtime/realtime-connection.js';
import { chatApi, messagePoster, type OutgoingMessage } from '../../web/src/chat/feed/chat-api.js';
import { ChatFollower } from '../../web/src/chat/feed/chat-follower.js';
import type { Message } from '../../web/src/chat/feed/message-window.js';
import { FaultyConnection } from './faulty-connection.js';
import type { TestNetwork } from './networks.js';
import type { Person } from './person.js';

/** Milliseconds. What the web waits for seconds, these clients wait for a fraction of. */
const timeouts = { request: 1_500, retry: 150, answer: 1_000, flush: 200 };

/** Somebody at the conversation, with the web's own connection, follower, outbox and message window; only the page itself is missing. */
export class ChatClient {
  readonly chat: ChatFollower;
  readonly outbox: Outbox<Message, OutgoingMessage>;
  /** Client ids, in the order of acknowledgement. */
  readonly acknowledged: string[] = [];
  /** Anything that was ever shown twice or in the wrong order. */
  readonly faults: string[] = [];
  readonly atEnd = { current: true };
  requests = 0;
  /** What all its words begin with. */
  readonly voice = randomUUID();
  #written = 0;
  readonly #live: RealtimeConnection;
  readonly #flushing: NodeJS.Timeout;

  private constructor(
    readonly person: Person,
    readonly room: TestNetwork,
    readonly line: FaultyConnection,
  ) {
    const { cookie } = person;
    const apiClient = new Client({
      url: `${line.url}/graphql`,
      preferGetMethod: false,
      requestPolicy: 'network-only',
      fetch: fetchWithTimeout(timeouts.request, (address, init) => {
        this.requests++;
        return fetch(address, init);
      }),
      fetchOptions: { headers: { cookie } },
      exchanges: [fetchExchange],
    });
    this.#live = new RealtimeConnection({
      connect: () =>
        io(line.url, {
          transports: ['websocket'],
          extraHeaders: { cookie, origin: line.url },
          forceNew: true,
          timeout: timeouts.answer,
          reconnectionDelay: 20,
          reconnectionDelayMax: timeouts.retry,
        }),
      journal: journalReader(apiClient),
      signedOut: () => void this.faults.push('signed out'),
      onNextUse: () => {},
      retryAfter: timeouts.retry,
      answerWithin: timeouts.answer,
    });
    this.chat = new ChatFollower({
      networkId: room.id,
      me: person.id,
      api: chatApi(apiClient, room.id),
      takeMessage: (id) => this.#live.takeMessage(id),
      atEnd: this.atEnd,
      retryAfter: timeouts.retry,
    });
    this.chat.listen(() => this.#look());
    const storage = new Map<string, string>();
    const store = {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value),
      removeItem: (key: string) => void storage.delete(key),
    };
    this.outbox = new Outbox<Message, OutgoingMessage>(
      'chat',
      store,
      messagePoster(apiClient),
      ({ clientId }, message) => {
        this.acknowledged.push(clientId);
        this.chat.apply(message);
      },
    );
    this.#live.open();
    this.#live.listen(room.id, (event) => this.chat.receive(event));
    this.#live.onStateChange(() => void this.outbox.flush());
    this.#flushing = setInterval(() => void this.outbox.flush(), timeouts.flush);
    this.chat.open();
  }

  static async at(person: Person, room: TestNetwork): Promise<ChatClient> {
    return new ChatClient(person, room, await FaultyConnection.to(person.server.port));
  }

  get lost(): boolean {
    return this.#live.lost;
  }

  /** Ids in the order of the page. */
  get shown(): string[] {
    return this.chat.state.messages.items.map((item) => item.id);
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
    const seen = new Map(this.chat.state.messages.items.map((item) => [item.seq, item.id]));
    while (this.chat.state.messages.older !== null) {
      await this.chat.older();
      for (const { seq, id } of this.chat.state.messages.items) seen.set(seq, id);
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
    const { items } = this.chat.state.messages;
    if (items.some((item, i) => item.seq <= (items[i - 1]?.seq ?? 0)))
      this.faults.push(`out of order: ${items.map((item) => item.seq).join(' ')}`);
    if (new Set(items.map((item) => item.clientId)).size < items.length) this.faults.push('shown twice');
  }
}
