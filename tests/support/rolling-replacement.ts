import { randomUUID } from 'node:crypto';
import type { Build } from './built-commit.js';
import { insertRoom, manyPeople } from './many-people.js';
import { until } from './person.js';
import { freePort, TestServer } from './server.js';
import { startPostgres } from './servers.js';
import { Tab } from './tab.js';
import { TcpBalancer } from './tcp-balancer.js';

type Sizes = {
  people: number;
  /** Milliseconds between two questions of the balancer, between two replacements, and between two actions of one person. */
  askEvery: number;
  calm: number;
  rest: number;
  /** Seconds that a server goes on answering when it is told to stop. */
  drain: string;
};

type Table = 'messages' | 'contributions';
type Database = Awaited<ReturnType<typeof startPostgres>>;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Two servers behind a balancer, replaced one by one while people go on. */
export class RollingReplacement {
  tabs: Tab[] = [];
  #running: TestServer[] = [];
  #networkId = '';
  #challengeId = '';
  #begun = 0;
  #going = false;
  #sharesFiles = true;
  #load: Promise<unknown> = Promise.resolve();
  /** Client ids in the order in which they were acknowledged, of each writer. */
  readonly #acknowledged: { table: Table; clientIds: string[] }[] = [];

  constructor(
    private readonly database: Database,
    private readonly balancer: TcpBalancer,
    private readonly sizes: Sizes,
  ) {}

  /** Two servers of this build, a room, and its people at their open tabs. */
  async begin(build: Build): Promise<void> {
    this.#sharesFiles = build.sharesFiles;
    const preparing = await this.#server(build, 'open');
    const people = await manyPeople(preparing, this.sizes.people);
    const seats = people.map((person) => ({ person }));
    this.#networkId = await insertRoom(preparing, seats, this.sizes.people + 2);
    const [first] = people;
    if (!first) throw new Error('There is nobody.');
    this.#challengeId = (await first.postChallenge(this.#networkId)).id;
    for (let i = 0; i < 2; i++) await this.#add(build);
    await preparing.end();
    this.tabs = people.map((person) => new Tab(person, this.#networkId, this.balancer.url, build));
    for (const tab of this.tabs) tab.listen();
    await until(() => this.tabs.every((tab) => tab.entered));
    this.#begun = await this.#head();
    this.#going = true;
    this.#load = Promise.all(this.tabs.map((tab, i) => this.#runTab(tab, i)));
  }

  /**
   * One by one, the new server first. When the first one is up, some reload the page and get the operations of its build.
   *
   * @returns what the new server printed when it refused to start; then everything is as it was
   */
  async replaceAll(build: Build): Promise<string | undefined> {
    for (const [i, old] of [...this.#running].entries()) {
      await pause(this.sizes.calm);
      try {
        await this.#add(build);
      } catch (error) {
        if (i > 0) throw error;
        return String(error);
      }
      if (i === 0) for (const [n, tab] of this.tabs.entries()) if (n % 2 === 0) tab.build = build;
      await pause(this.sizes.calm);
      this.#running = this.#running.filter((each) => each !== old);
      await old.end();
      this.balancer.remove(old);
    }
    await pause(this.sizes.calm);
    return undefined;
  }

  /** @returns everything that was not as it should be */
  async whatIsWrong(): Promise<string[]> {
    this.#going = false;
    await this.#load;
    const head = await this.#head();
    const last = (tab: Tab) => tab.received.at(-1) ?? this.#begun;
    await until(() => this.tabs.every((tab) => last(tab) >= head)).catch(() => {});
    const due = Array.from({ length: head - this.#begun }, (_, i) => this.#begun + 1 + i).join();
    const wrong = this.tabs.flatMap((tab, i) => [
      ...tab.wrong.map((each) => `tab ${i}: ${each}`),
      ...(tab.received.filter((seq) => seq > this.#begun).join() === due
        ? []
        : [`tab ${i}: told ${tab.received.length} of ${head - this.#begun}, the last ${last(tab)} of ${head}`]),
      ...(tab.done === 0 || tab.received.length === 0 ? [`tab ${i}: did or heard nothing`] : []),
    ]);
    return [...wrong, ...(await this.#wrongInTheDatabase())];
  }

  get numbers() {
    const retries: Record<string, number> = {};
    for (const tab of this.tabs)
      for (const [reason, count] of Object.entries(tab.retries)) retries[reason] = (retries[reason] ?? 0) + count;
    return {
      actions: this.tabs.reduce((sum, tab) => sum + tab.done, 0),
      posts: this.#acknowledged.reduce((sum, { clientIds }) => sum + clientIds.length, 0),
      connections: this.tabs.reduce((sum, tab) => sum + tab.connections, 0),
      retries,
    };
  }

  async close(): Promise<void> {
    this.#going = false;
    for (const tab of this.tabs) tab.close();
    await this.#load.catch(() => {});
    await Promise.all(this.#running.map((server) => server.end()));
    await this.balancer.close();
    await this.database.drop();
  }

  async #server(build: Build, api: 'web' | 'open'): Promise<TestServer> {
    const env = { KRETS_API: api, KRETS_DRAIN: this.sizes.drain, DATABASE_CONNECTIONS: '6' };
    const address: Record<string, string> = api === 'web' ? { PUBLIC_URL: this.balancer.url } : {};
    const server = new TestServer(this.database, await freePort(), {
      env: { ...env, ...address },
      startFile: build.startFile,
    });
    await server.start();
    return server;
  }

  async #add(build: Build): Promise<void> {
    const server = await this.#server(build, 'web');
    this.#running.push(server);
    this.balancer.add(server);
  }

  /** One in four posts in a challenge, one in four in the chat, one in four reads, and one in four opens the page. */
  async #runTab(tab: Tab, number: number): Promise<void> {
    const write = (table: Table, operation: string, input: object) => {
      const clientIds: string[] = [];
      this.#acknowledged.push({ table, clientIds });
      return async () => {
        const clientId = randomUUID();
        if (await tab.act(operation, { input: { ...input, clientId, body: 'Hei', lang: 'nn' } }))
          clientIds.push(clientId);
      };
    };
    const { networkId, challengeId } = { networkId: this.#networkId, challengeId: this.#challengeId };
    const acts = [
      () => write('contributions', 'PostContribution', { challengeId, kind: 'PERSPECTIVE' }),
      () => write('messages', 'PostMessage', { networkId, quotedId: null, mentions: [], pictures: [] }),
      () => () => tab.act('Challenge', { id: challengeId }),
      // With servers that have only their own files a page is whole by chance while two builds are served.
      () => () => (this.#sharesFiles ? tab.openPage() : tab.act('Rooms', {})),
    ];
    const act = acts[number % acts.length]?.();
    while (this.#going) {
      await act?.();
      await pause(this.sizes.rest * (0.5 + Math.random()));
    }
  }

  async #head(): Promise<number> {
    const rows = await this.database.asSuperuser<{ head: number }>(
      'SELECT journal_seq AS head FROM network_counters WHERE network_id = $1',
      [this.#networkId],
    );
    return rows[0]?.head ?? 0;
  }

  /** What was acknowledged is there once and in order; what failed twice may be there, and then in its place. */
  async #wrongInTheDatabase(): Promise<string[]> {
    const wrong: string[] = [];
    for (const table of ['messages', 'contributions'] as const) {
      const stored = await this.database.asSuperuser<{ client_id: string }>(
        `SELECT client_id FROM ${table} ORDER BY seq`,
      );
      const ids = stored.map((row) => row.client_id);
      if (new Set(ids).size !== ids.length) wrong.push(`${table}: something is there twice`);
      for (const { clientIds } of this.#acknowledged.filter((each) => each.table === table)) {
        const own = new Set(clientIds);
        if (ids.filter((id) => own.has(id)).join() !== clientIds.join())
          wrong.push(`${table}: of ${clientIds.length} acknowledged some are lost or out of order`);
      }
    }
    return wrong;
  }
}

/** Runs a story on two servers of a build. */
export async function rolling<T>(
  build: Build,
  sizes: Sizes,
  story: (rolling: RollingReplacement) => Promise<T>,
): Promise<T> {
  const servers = new RollingReplacement(await startPostgres(), await TcpBalancer.open(sizes.askEvery), sizes);
  try {
    await servers.begin(build);
    return await story(servers);
  } finally {
    await servers.close();
  }
}
