import { FaultyConnection } from './faulty-connection.js';
import { LoadBalancedClient, LoadBalancedListener, postAtAnyServer } from './load-balanced-client.js';
import { insertRoom, manyPeople } from './many-people.js';
import { until } from './person.js';
import type { TestServer } from './server.js';
import { startPostgres, startServers } from './servers.js';

type Sizes = {
  servers: number;
  rooms: number;
  sockets: number;
  writesPerSecond: number;
  /** Milliseconds of a line that has gone dead without a word, of a suspended server, and between two faults. */
  dead: number;
  still: number;
  calm: number;
  /** Each fault so many times. */
  times: number;
};

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const onPort = (url: string, line: FaultyConnection) =>
  Object.assign(new URL(url), { port: new URL(line.url).port }).toString();

/** Writing and hearing at several servers while one thing after the other goes wrong. @returns everything that was not as it should be */
export async function underFaults(sizes: Sizes): Promise<{ wrong: string[]; written: number }> {
  const database = await startPostgres();
  const lines: FaultyConnection[] = [];
  for (let i = 0; i < sizes.servers; i++) lines.push(await FaultyConnection.to(database.port));
  const nodes = await startServers(
    sizes.servers,
    (i) => ({ KRETS_HEARTBEAT: '1', DATABASE_DIRECT_URL: onPort(database.appUrl, lines[i] as FaultyConnection) }),
    database,
  );
  const pages: LoadBalancedListener[] = [];
  try {
    const [first] = nodes.all as [TestServer];
    const people = await manyPeople(first, Math.max(12, Math.ceil(sizes.sockets / 8)));
    const rooms: string[] = [];
    const seats = people.slice(0, 24).map((person) => ({ person }));
    for (let i = 0; i < sizes.rooms; i++) rooms.push(await insertRoom(first, seats, 25));
    const places = seats.length;
    for (let i = 0; i < sizes.sockets; i++) {
      const person = people[i % places];
      const room = rooms[i % rooms.length];
      if (person && room) pages.push(new LoadBalancedListener(nodes.all, person, room, i));
    }
    for (const page of pages) page.open();
    await until(() => pages.every((page) => page.first >= 0)).catch((error) => {
      throw new Error(`${error} ${pages.map(({ first, lastError }) => `${first} ${lastError}`)}`);
    });

    let going = true;
    const acknowledged: string[] = [];
    const writers = Array.from({ length: sizes.writesPerSecond }, async (_, i) => {
      const balanced = new LoadBalancedClient(nodes.all, people[i % places]?.cookie ?? '', i);
      while (going) {
        acknowledged.push(await postAtAnyServer(balanced, rooms[Math.floor(Math.random() * rooms.length)] ?? ''));
        balanced.next();
        await pause(1_000);
      }
    });
    const someOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
    const faults: (() => Promise<unknown>)[] = [
      () =>
        database.asSuperuser(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'krets listen'`,
        ),
      () => database.restart(),
      async () => {
        const line = someOf(lines);
        line.begin({ kind: 'halfOpen', lost: 'both' });
        await pause(sizes.dead);
        line.restore({ told: false });
      },
      async () => {
        const server = someOf(nodes.all);
        await server.kill();
        await pause(1_000);
        await server.start();
      },
      async () => {
        const server = someOf(nodes.all);
        server.freeze();
        await pause(sizes.still);
        server.thaw();
      },
    ];
    await pause(sizes.calm);
    for (let time = 0; time < sizes.times; time++) {
      for (const fault of faults) {
        await fault();
        await pause(sizes.calm);
      }
    }
    going = false;
    await Promise.all(writers);
    return { wrong: await whatIsWrong(database, rooms, pages, acknowledged), written: acknowledged.length };
  } finally {
    for (const page of pages) page.close();
    await nodes.close();
    for (const line of lines) await line.close();
  }
}

async function whatIsWrong(
  database: Awaited<ReturnType<typeof startPostgres>>,
  rooms: string[],
  pages: LoadBalancedListener[],
  acknowledged: string[],
): Promise<string[]> {
  const wrong: string[] = [];
  const counters = await database.asSuperuser<{ id: string; seq: number; entries: number; messages: number }>(
    `SELECT network_id AS id, journal_seq AS seq,
       (SELECT count(*)::int FROM journal j WHERE j.network_id = c.network_id) AS entries,
       (SELECT count(DISTINCT m.client_id)::int FROM messages m WHERE m.network_id = c.network_id) AS messages
     FROM network_counters c`,
  );
  const last = new Map(counters.map(({ id, seq }) => [id, seq]));
  await until(() => pages.every((page) => page.last === last.get(page.networkId))).catch(() => {});
  for (const { id, seq, entries, messages } of counters)
    if (seq !== entries || entries !== messages)
      wrong.push(`${id}: ${seq} numbers, ${entries} entries, ${messages} messages`);
  const stored = counters.reduce((sum, { messages }) => sum + messages, 0);
  if (stored !== new Set(acknowledged).size) wrong.push(`${acknowledged.length} acknowledged, ${stored} stored`);
  for (const [i, page] of pages.entries()) {
    const due = Array.from({ length: (last.get(page.networkId) ?? 0) - page.first }, (_, n) => page.first + 1 + n);
    if (JSON.stringify(page.received) !== JSON.stringify(due))
      wrong.push(
        `page ${i}: told ${page.received.length} of ${due.length}, the last ${page.received.at(-1)} of ${due.at(-1)}`,
      );
    wrong.push(...page.faults.map((fault) => `page ${i}: ${fault}`));
  }
  return rooms.length > 0 ? wrong : ['no rooms'];
}
