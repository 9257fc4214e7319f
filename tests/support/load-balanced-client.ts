import { randomUUID } from 'node:crypto';
import { type ClientToServer, entryOf, type ServerToClient } from '@krets/shared/realtime';
import { io, type Socket } from 'socket.io-client';
import { JournalFollower } from '../../web/src/app/realtime/journal-follower.js';
import type { Person } from './person.js';
import type { TestServer } from './server.js';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks one server after the other until one of them answers, as a balancer and a patient client do. */
export class LoadBalancedClient {
  constructor(
    private readonly servers: readonly TestServer[],
    private readonly cookie: string,
    private at: number,
  ) {}

  get server(): TestServer {
    return this.servers[this.at % this.servers.length] as TestServer;
  }

  next(): void {
    this.at += 1;
  }

  /** @param patience milliseconds until the next server is tried */
  async ask<T>(query: string, variables: Record<string, unknown>, patience = 4_000): Promise<T> {
    for (;;) {
      const response = await fetch(`${this.server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: this.cookie },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(patience),
      })
        .then((answer) => answer.json() as Promise<{ data?: T | null; errors?: { extensions: { code: string } }[] }>)
        .catch(() => undefined);
      if (response?.data && !response.errors) return response.data;
      const code = response?.errors?.[0]?.extensions.code ?? 'no answer';
      if (!['INTERNAL', 'BUSY', 'TOO_MANY', 'no answer'].includes(code)) throw new Error(`Refused: ${code}`);
      this.next();
      await pause(100);
    }
  }
}

/** One page: the events of its socket, and the state of the web's own follower. It reconnects to the next server when one is gone. */
export class LoadBalancedListener {
  /** As shown, over all its sockets. */
  readonly received: number[] = [];
  /** What one socket should never hear: a number twice, or one before its turn. */
  readonly faults: string[] = [];
  first = -1;
  /** Why it was not let in the last time. */
  lastError = '';
  #entered = -1;
  #expected = 0;
  #waiting: number[] | undefined = [];
  #socket: Socket<ServerToClient, ClientToServer> | undefined;
  #closed = false;
  readonly #balanced: LoadBalancedClient;
  readonly #follower: JournalFollower;

  constructor(
    servers: readonly TestServer[],
    private readonly person: Person,
    readonly networkId: string,
    start: number,
  ) {
    this.#balanced = new LoadBalancedClient(servers, person.cookie, start);
    this.#follower = new JournalFollower(
      async (after) => {
        const { journal: event } = await this.#balanced.ask<{
          journal: { complete: boolean; items: { seq: number }[] };
        }>(
          'query ($id: ID!, $after: Int!) { journal(networkId: $id, after: $after) { complete items { seq topic id challengeId } } }',
          { id: networkId, after },
        );
        return {
          complete: event.complete,
          items: event.items.map((item) => ({ networkId, topic: 'NETWORK', id: '', ...item })),
        };
      },
      (event) => event !== 'outOfDate' && this.received.push(event.seq),
    );
  }

  get last(): number {
    return this.#follower.last ?? -1;
  }

  open(): void {
    if (this.#closed) return;
    const socket: Socket<ServerToClient, ClientToServer> = io(this.#balanced.server.url, {
      transports: ['websocket'],
      extraHeaders: { cookie: this.person.cookie, origin: this.#balanced.server.url },
      forceNew: true,
      reconnection: false,
      timeout: 2_000,
    });
    this.#socket = socket;
    this.#waiting = [];
    const again = () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      socket.disconnect();
      this.#balanced.next();
      setTimeout(() => this.open(), 200);
    };
    socket.on('changed', ({ seq }) => this.#receive(seq));
    socket.on('message', (message) => this.#receive(entryOf(message).seq));
    socket.once('disconnect', again);
    socket.once('connect_error', (error) => {
      this.lastError = error.message;
      again();
    });
    socket.once('connect', () => {
      socket
        .timeout(4_000)
        .emitWithAck('enter', { networkId: this.networkId })
        .then(({ seq }) => {
          if (seq === null) throw new Error('refused');
          this.#enter(seq);
        })
        .catch((error: Error) => {
          this.lastError = error.message;
          again();
        });
    });
  }

  #enter(seq: number): void {
    if (this.first < 0) this.first = seq;
    this.#entered = seq;
    this.#expected = seq + 1;
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    void this.#follower.entered(seq).catch(() => {});
    for (const each of waiting) this.#receive(each);
  }

  #receive(seq: number): void {
    if (this.#waiting) return void this.#waiting.push(seq);
    if (seq <= this.#entered) return;
    if (seq !== this.#expected) this.faults.push(`${this.#expected} was due, ${seq} came`);
    this.#expected = seq + 1;
    const event = { networkId: this.networkId, seq, topic: 'NETWORK', id: this.networkId } as const;
    void this.#follower.receive(event).catch(() => {});
  }

  close(): void {
    this.#closed = true;
    this.#socket?.disconnect();
  }
}

/** Posts and retries until acknowledged. @returns the client id */
export async function postAtAnyServer(balanced: LoadBalancedClient, networkId: string): Promise<string> {
  const clientId = randomUUID();
  await balanced.ask('mutation ($input: PostMessageInput!) { postMessage(input: $input) { id } }', {
    input: { networkId, clientId, body: 'Hei', lang: 'nn', quotedId: null, mentions: [], pictures: [] },
  });
  return clientId;
}
