import { io } from 'socket.io-client';
import { fetchWithTimeout } from '../../web/src/app/api/fetch-with-timeout.js';
import { RealtimeConnection, type RealtimeSocket } from '../../web/src/app/realtime/realtime-connection.js';
import type { Build } from './built-commit.js';
import type { Person } from './person.js';

type Answer = { status: number; data: Record<string, unknown> | null; code: string | undefined };
type JournalAnswer = { complete: boolean; items: { seq: number; topic: 'MESSAGE'; id: string }[] };

/** What may be tried again, because it says nothing about what was asked for. */
const passing = new Set(['BUSY', 'UNCERTAIN', 'OUTDATED', 'no answer']);
const ask = fetchWithTimeout(30_000);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** An open tab of the web: names the operations of its build by hash, tries each action once more, and listens with the web's own line. */
export class Tab {
  /** What it was told of the room. */
  readonly received: number[] = [];
  /** What did not succeed at the second try, and what nobody should ever see. */
  readonly wrong: string[] = [];
  /** How often something was tried again, by reason. */
  readonly retries: Record<string, number> = {};
  connections = 0;
  entered = false;
  #done = 0;
  #line: RealtimeConnection | undefined;

  constructor(
    readonly person: Person,
    readonly networkId: string,
    private readonly address: string,
    public build: Build,
  ) {}

  get done(): number {
    return this.#done;
  }

  /** @returns undefined when it failed twice */
  async act(operation: string, variables: object): Promise<Record<string, unknown> | undefined> {
    const first = await this.#ask(operation, variables);
    if (first.data && !first.code) return this.#succeeded(first.data);
    const reason = `${first.status} ${first.code}`;
    if (!passing.has(first.code ?? '')) return this.#failed(operation, reason);
    this.retries[reason] = (this.retries[reason] ?? 0) + 1;
    await pause(first.code === 'OUTDATED' ? 2_000 : 500);
    const second = await this.#ask(operation, variables);
    if (second.data && !second.code) return this.#succeeded(second.data);
    return this.#failed(operation, `${reason}, then ${second.status} ${second.code}`);
  }

  #succeeded(data: Record<string, unknown>): Record<string, unknown> {
    this.#done += 1;
    return data;
  }

  #failed(operation: string, reason: string): undefined {
    this.wrong.push(`${operation} of ${this.build.name}: ${reason}`);
  }

  async #ask(operation: string, variables: object): Promise<Answer> {
    const sha256Hash = this.build.operations.get(operation);
    try {
      const response = await ask(`${this.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: this.person.cookie },
        body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash } } }),
      });
      const { data = null, errors } = (await response.json()) as {
        data?: Answer['data'];
        errors?: { extensions: { code: string } }[];
      };
      return { status: response.status, data, code: errors?.[0]?.extensions.code };
    } catch {
      return { status: 0, data: null, code: 'no answer' };
    }
  }

  /** The page and every file it names; reloaded once when one of them is missing. */
  async openPage(): Promise<void> {
    const missing = await this.#loadPage();
    if (!missing) return void this.#succeeded({});
    this.retries[missing] = (this.retries[missing] ?? 0) + 1;
    await pause(500);
    const still = await this.#loadPage();
    if (still) this.wrong.push(`page: ${missing}, then ${still}`);
    else this.#succeeded({});
  }

  /** @returns what did not come */
  async #loadPage(): Promise<string | undefined> {
    try {
      const page = await ask(`${this.address}/`);
      const names = [...(await page.text()).matchAll(/(?:src|href)="(\/[\w./-]+)"/g)].map(([, name]) => name ?? '');
      if (page.status !== 200 || names.length === 0) return `page ${page.status}`;
      const files = await Promise.all(
        names.map(async (name) => {
          const file = await ask(`${this.address}${name}`);
          await file.arrayBuffer();
          return file.status;
        }),
      );
      const status = files.find((each) => each !== 200);
      return status ? `file ${status}` : undefined;
    } catch {
      return 'page: no answer';
    }
  }

  listen(): void {
    this.#line = new RealtimeConnection({
      connect: () => this.#connect(),
      journal: async (networkId, after) => {
        const data = await this.act('JournalPage', { networkId, after });
        if (!data) throw new Error('No answer');
        const { complete, items } = data.journal as JournalAnswer;
        return { complete, items: items.map((item) => ({ networkId, ...item })) };
      },
      signedOut: () => this.wrong.push('signed out'),
      onNextUse: () => this.wrong.push('replaced by another page'),
      retryAfter: 3_000,
      answerWithin: 10_000,
    });
    this.#line.open();
    this.#line.listen(this.networkId, (event) => {
      if (event !== 'outOfDate') this.received.push(event.seq);
      // Sent once when the room is entered first.
      else if (this.entered) this.wrong.push('too far behind to be told');
      else this.entered = true;
    });
  }

  /** As the web opens it. */
  #connect(): RealtimeSocket {
    const socket: RealtimeSocket = io(this.address, {
      transports: ['websocket'],
      extraHeaders: { cookie: this.person.cookie, origin: this.address },
      forceNew: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
    });
    socket.on('connect', () => (this.connections += 1));
    return socket;
  }

  close(): void {
    this.#line?.close();
  }
}
