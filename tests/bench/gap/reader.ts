import { Client, fetchExchange, mapExchange } from '@urql/core';
import { io } from 'socket.io-client';
import { journalReader } from '../../../web/src/app/realtime/journal-reader.js';
import { RealtimeConnection } from '../../../web/src/app/realtime/realtime-connection.js';
import { chatApi } from '../../../web/src/chat/feed/chat-api.js';
import { ChatFollower } from '../../../web/src/chat/feed/chat-follower.js';
import type { FaultyConnection } from '../../support/faulty-connection.js';

/** Milliseconds. The web waits 500 before it tries to connect again, and longer each time; that wait is not measured. */
const between = 20;

/** As the web's own client does: an operation is named by its hash. */
const persistedOperations = mapExchange({
  onOperation(operation) {
    const { hash: sha256Hash = '' } = (operation.query as { __meta__?: { hash?: string } }).__meta__ ?? {};
    return { ...operation, extensions: { ...operation.extensions, persistedQuery: { version: 1, sha256Hash } } };
  },
});

/** Somebody at the chat of a room with the web's own connection, follower and message window; only the page itself is missing. */
export class Reader {
  readonly chat: ChatFollower;
  readonly seen = new Set<number>();
  readonly #live: RealtimeConnection;
  readonly #atEnd = { current: true };

  constructor(line: FaultyConnection, networkId: string, cookie: string) {
    const apiClient = new Client({
      url: `${line.url}/graphql`,
      preferGetMethod: false,
      requestPolicy: 'network-only',
      fetchOptions: { headers: { cookie } },
      exchanges: [persistedOperations, fetchExchange],
    });
    this.#live = new RealtimeConnection({
      connect: () =>
        io(line.url, {
          transports: ['websocket'],
          extraHeaders: { cookie, origin: line.url },
          forceNew: true,
          reconnectionDelay: between,
          reconnectionDelayMax: between,
        }),
      journal: journalReader(apiClient),
      signedOut: () => {
        throw new Error('Nobody is signed in.');
      },
      onNextUse: () => {},
      retryAfter: between,
      answerWithin: 10_000,
    });
    this.chat = new ChatFollower({
      networkId,
      me: '',
      api: chatApi(apiClient, networkId),
      takeMessage: (id) => this.#live.takeMessage(id),
      atEnd: this.#atEnd,
      retryAfter: between,
    });
    this.chat.listen(() => {
      for (const { seq } of this.chat.state.messages.items) this.seen.add(seq);
    });
    this.#live.open();
    this.#live.listen(networkId, (event) => this.chat.receive(event));
    this.chat.open();
  }

  get lost(): boolean {
    return this.#live.lost;
  }

  get newest(): number {
    return this.chat.state.messages.items.at(-1)?.seq ?? 0;
  }

  /** Loads older pages, as scrolling up does, until it reaches the messages that were there before. */
  async upTo(seq: number): Promise<void> {
    this.#atEnd.current = false;
    while ((this.chat.state.messages.items[0]?.seq ?? 0) > seq && this.chat.state.messages.older)
      await this.chat.older();
  }

  async toTheEnd(): Promise<void> {
    this.#atEnd.current = true;
    await this.chat.latest();
  }

  leave(): void {
    this.chat.leave();
    this.#live.close();
  }
}
