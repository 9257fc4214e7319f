import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmbedded } from '@krets/server/dist/platform/database/embedded/embedded.js';
import { migrate } from '@krets/server/dist/platform/database/migrate.js';
import { once } from '../support/database.js';
import { JournalClient } from '../support/journal-client.js';
import { createAdministrator, createNetwork, type TestNetwork } from '../support/networks.js';
import { type Person, type PostedContribution, Refused, until } from '../support/person.js';
import { rounds as roundsOf } from '../support/rounds.js';
import { freePort, TestServer } from '../support/server.js';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const deaths = roundsOf(3, 20);

let folder: string;
let cluster: Awaited<ReturnType<typeof startEmbedded>>;
let server: TestServer;
let room: TestNetwork;
let owner: Person;
let writers: Person[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'krets-killing-'));
  cluster = await startEmbedded(folder);
  await migrate(cluster.ownerUrl);
  const asSuperuser = <T extends object>(sql: string, values?: unknown[]) => once<T>(cluster.superUrl, sql, values);
  const database = { ...cluster, asSuperuser, drop: async () => {} };
  server = new TestServer(database, await freePort(), {});
  await server.start();
  room = await createNetwork(await createAdministrator(server), 'Rommet', 9);
  [owner, ...writers] = room.members as [Person, ...Person[]];
});
afterAll(async () => {
  owner.disconnect();
  await server.stop();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
});

type Acknowledged = { clientId: string; contribution: PostedContribution };

/** Posts one after another until told to stop; each is tried with the same client id until somebody answers for it. */
async function writeUntil(
  stopped: () => boolean,
  writer: Person,
  challengeId: string,
  acknowledged: Acknowledged[],
): Promise<void> {
  for (let n = 0; !stopped(); n++) {
    const clientId = randomUUID();
    for (;;) {
      try {
        acknowledged.push({
          clientId,
          contribution: await writer.contribute(challengeId, `${writer.email} ${n}`, { clientId }),
        });
        break;
      } catch (error) {
        if (error instanceof Refused && !['BUSY', 'UNCERTAIN'].includes(error.code)) throw error;
        await pause(30);
      }
    }
    await pause(40);
  }
}

/** So many posts are answered before each death, however slow the machine is. */
const betweenDeaths = 4;

/** Eight write while `die` happens again and again; @returns what each was told had arrived */
async function writeWhile(challengeId: string, die: () => Promise<void>): Promise<Acknowledged[][]> {
  let over = false;
  const acknowledged = writers.map((): Acknowledged[] => []);
  const writing = Promise.all(
    writers.map((writer, n) => writeUntil(() => over, writer, challengeId, acknowledged[n] as Acknowledged[])),
  );
  for (let i = 0; i < deaths; i++) {
    const before = acknowledged.flat().length;
    await Promise.race([writing, until(() => acknowledged.flat().length >= before + betweenDeaths)]);
    await pause(Math.random() * 200);
    await die();
  }
  await pause(300);
  over = true;
  await writing;
  return acknowledged;
}

async function expectStoredOnce(challengeId: string, acknowledged: Acknowledged[][]): Promise<void> {
  const thread = await owner.thread(challengeId);
  const all = acknowledged.flat();
  expect(all.length).toBeGreaterThanOrEqual(deaths * betweenDeaths);
  // Nothing twice, nothing lost, and nothing that nobody was told of: the writers stop only when answered.
  expect(thread.map((contribution) => contribution.clientId).sort()).toEqual(
    all.map(({ clientId }) => clientId).sort(),
  );
  const seqs = thread.map((contribution) => contribution.seq);
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  for (const own of acknowledged) {
    const ownSeqs = own.map(({ contribution }) => contribution.seq);
    expect(ownSeqs).toEqual([...ownSeqs].sort((a, b) => a - b));
  }
  for (const { clientId, contribution } of all) {
    const found = thread.find((one) => one.clientId === clientId);
    expect(found).toEqual(contribution);
  }
}

describe('an acknowledged post', () => {
  it('is stored once and in order when the server is killed again and again', async () => {
    const { id } = await owner.postChallenge(room.id);
    const acknowledged = await writeWhile(id, async () => {
      await server.kill();
      await server.start();
    });
    await expectStoredOnce(id, acknowledged);
  }, 600_000);

  it('is stored once and in order when PostgreSQL is killed again and again, and a listener misses nothing', async () => {
    const { id } = await owner.postChallenge(room.id);
    const watcher = new JournalClient(owner, room.id, false);
    await watcher.connect();
    const acknowledged = await writeWhile(id, async () => {
      const file = join(folder, 'postgres', 'postmaster.pid');
      process.kill(Number((await readFile(file, 'utf8')).split('\n')[0]), 'SIGKILL');
      for (let up = false; !up; ) {
        await pause(50);
        up = await fetch(`${server.url}/readyz`).then(
          (response) => response.ok,
          () => false,
        );
      }
    });
    await expectStoredOnce(id, acknowledged);
    watcher.cut();
    await watcher.connect();
    const received = watcher.received.filter((news) => news.topic === 'CONTRIBUTION').map((news) => news.id);
    expect(received.sort()).toEqual(
      acknowledged
        .flat()
        .map(({ contribution }) => contribution.id)
        .sort(),
    );
  }, 600_000);
});
