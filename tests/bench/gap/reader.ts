import { Client, fetchExchange, mapExchange } from '@urql/core';
import { io } from 'socket.io-client';
import { askingOver } from '../../../web/src/chat/following/asking.js';
import { FollowedChat } from '../../../web/src/chat/following/follow-chat.js';
import { journalOver } from '../../../web/src/live/journal.js';
import { Line } from '../../../web/src/live/rooms.js';
import type { FaultyLine } from '../../support/faulty-line.js';

/** Milliseconds. The web waits 500 before it tries to connect again, and longer each time; that wait is not what is asked about. */
const between = 20;

/** As the web's own client does: an operation is named by its hash. */
const namedByHash = mapExchange({
  onOperation(operation) {
    const { hash: sha256Hash = '' } = (operation.query as { __meta__?: { hash?: string } }).__meta__ ?? {};
    return { ...operation, extensions: { ...operation.extensions, persistedQuery: { version: 1, sha256Hash } } };
  },
});

/** Somebody at the chat of a room with the web's own line, follower and stretch; only the page itself is missing. */
export class Reader {
  readonly chat: FollowedChat;
  readonly seen = new Set<number>();
  readonly #live: Line;
  readonly #atEnd = { current: true };

  constructor(line: FaultyLine, networkId: string, cookie: string) {
    const graph = new Client({
      url: `${line.url}/graphql`,
      preferGetMethod: false,
      requestPolicy: 'network-only',
      fetchOptions: { headers: { cookie } },
      exchanges: [namedByHash, fetchExchange],
    });
    this.#live = new Line({
      connect: () =>
        io(line.url, {
          transports: ['websocket'],
          extraHeaders: { cookie, origin: line.url },
          forceNew: true,
          reconnectionDelay: between,
          reconnectionDelayMax: between,
        }),
      journal: journalOver(graph),
      signedOut: () => {
        throw new Error('Nobody is signed in.');
      },
      whenUsed: () => {},
      retryAfter: between,
      answerWithin: 10_000,
    });
    this.chat = new FollowedChat({
      networkId,
      me: '',
      asking: askingOver(graph, networkId),
      takeSaid: (id) => this.#live.takeSaid(id),
      atEnd: this.#atEnd,
      retryAfter: between,
    });
    this.chat.listen(() => {
      for (const { seq } of this.chat.shown.stretch.items) this.seen.add(seq);
    });
    this.#live.open();
    this.#live.listen(networkId, (news) => this.chat.hear(news));
    this.chat.open();
  }

  get lost(): boolean {
    return this.#live.lost;
  }

  get newest(): number {
    return this.chat.shown.stretch.items.at(-1)?.seq ?? 0;
  }

  /** Upwards, a page at a time, as one who scrolls, until what stood there before is met. */
  async upTo(seq: number): Promise<void> {
    this.#atEnd.current = false;
    while ((this.chat.shown.stretch.items[0]?.seq ?? 0) > seq && this.chat.shown.stretch.older) await this.chat.older();
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
