import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@krets/server/dist/platform/database/embedded/embedded.js';
import pg from 'pg';
import { createDatabase, type TestDatabase } from './database.js';
import { Person } from './person.js';
import { freePort, TestServer } from './server.js';

export type Servers = { all: TestServer[]; close(): Promise<void> };

/** Several servers on one database, as behind a balancer. @param env what only the server with this number is told */
export async function startServers(
  count: number,
  env: (number: number) => Record<string, string> = () => ({}),
  given?: TestDatabase,
): Promise<Servers> {
  const database = given ?? (await createDatabase());
  const all: TestServer[] = [];
  for (let i = 0; i < count; i++)
    all.push(new TestServer(database, await freePort(), { env: { DATABASE_CONNECTIONS: '6', ...env(i) } }));
  await Promise.all(all.map((server) => server.start()));
  return {
    all,
    close: async () => {
      await Promise.all(all.map((server) => server.end()));
      await database.drop();
    },
  };
}

/** The same person in the same session, at another server. */
export function atServer(server: TestServer | undefined, person: Person): Person {
  if (!server) throw new Error('There is no such server.');
  const there = new Person(server, person.email, person.cookie);
  there.id = person.id;
  return there;
}

/** A PostgreSQL of one's own, for stories in which it goes down. */
export async function startPostgres(): Promise<TestDatabase & { port: number; restart(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'krets-postgres-'));
  const { stop, ...urls } = await startEmbedded(folder);
  return {
    ...urls,
    asSuperuser: async <T extends object>(sql: string, values?: unknown[]) => {
      const client = new pg.Client({ connectionString: urls.superUrl });
      await client.connect();
      try {
        return (await client.query(sql, values)).rows as T[];
      } finally {
        await client.end();
      }
    },
    // It is started again on the same port when it goes down.
    restart: async () => {
      const [pid] = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGINT');
    },
    drop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
