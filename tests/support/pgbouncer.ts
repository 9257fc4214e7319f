import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe } from '@jest/globals';
import type { TestDatabase } from './database.js';
import { until } from './person.js';
import { freePort } from './server.js';

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
const binary = folders.map((folder) => join(folder, 'pgbouncer')).find((path) => existsSync(path));

/** As `describe`. Where PgBouncer is missing it fails in CI, and is skipped elsewhere. */
export function describeWithPgBouncer(name: string, tests: () => void): void {
  const missing = 'PgBouncer is not installed: apt-get install pgbouncer';
  if (!binary && process.env.CI) throw new Error(missing);
  if (binary) describe(name, tests);
  else describe.skip(`${name} (${missing})`, tests);
}

export type PgBouncer = {
  /** The role that serves, by way of the pooler. */
  appUrl: string;
  /** How many sessions it has opened in the database. */
  sessions(): Promise<number>;
  close(): Promise<void>;
};

/** PgBouncer before a database, with few sessions for many connections. */
export async function startPgBouncer(
  database: TestDatabase,
  poolMode = 'transaction',
  poolSize = 3,
): Promise<PgBouncer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'krets-pgbouncer-'));
  const { hostname, port: databasePort } = new URL(database.appUrl);
  const users = [database.appUrl, database.ownerUrl, database.jobsUrl, database.openUrl].map((url) => new URL(url));
  const lines = users.map(({ username, password }) => `"${username}" "${password}"\n`);
  await writeFile(join(folder, 'users.txt'), lines.join(''));
  await writeFile(
    join(folder, 'pgbouncer.ini'),
    `[databases]
* = host=${hostname} port=${databasePort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, 'users.txt')}
pool_mode = ${poolMode}
default_pool_size = ${poolSize}
max_client_conn = 200
query_wait_timeout = 60
`,
  );
  await chmod(folder, 0o755);
  // It refuses to run as root.
  const as = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(binary ?? 'pgbouncer', [...as, join(folder, 'pgbouncer.ini')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (data: Buffer) => (output += data));
  await until(() => answers(port, child)).catch(() => {
    throw new Error(`PgBouncer never got ready:\n${output}`);
  });
  return {
    appUrl: Object.assign(new URL(database.appUrl), { port: String(port) }).toString(),
    sessions: async () => {
      const [row] = await database.asSuperuser<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND usename = 'krets_app'
         AND application_name NOT IN ('krets listen', 'krets monitor')`,
      );
      return row?.n ?? 0;
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill('SIGINT')) await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number, child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null) throw new Error('It went down.');
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
  });
}
