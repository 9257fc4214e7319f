import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Embedded, startEmbedded } from '@krets/server/dist/platform/database/embedded/embedded.js';
import { migrate } from '@krets/server/dist/platform/database/migrate.js';
import pg from 'pg';
import type { TestDatabase } from './database.js';
import { compiledCode, freePort, TestServer } from './server.js';

const operateFile = fileURLToPath(new URL('../../server/dist/bundle/operate.js', import.meta.url));

export type Operated = { code: number; output: string };

/** What `npm run COMMAND -- …` does, in a process of its own. */
export function operate(args: string[], env: Record<string, string>): Promise<Operated> {
  const child = spawn(process.execPath, [...compiledCode, operateFile, ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data));
  child.stderr.on('data', (data: Buffer) => (output += data));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, output })));
}

/** An embedded cluster as a test database, with a server on it. */
export async function onCluster(
  cluster: Embedded,
  files?: string,
): Promise<{ database: TestDatabase; server: TestServer }> {
  await migrate(cluster.ownerUrl);
  const database: TestDatabase = {
    ...cluster,
    asSuperuser: async (sql, values) => {
      const client = new pg.Client({ connectionString: cluster.superUrl });
      await client.connect();
      try {
        return (await client.query(sql, values)).rows;
      } finally {
        await client.end();
      }
    },
    drop: async () => {},
  };
  return { database, server: new TestServer(database, await freePort(), { env: files ? { KRETS_FILES: files } : {} }) };
}

/** A data folder of its own with its backups beside it. */
export class Installation {
  cluster: Embedded | undefined;

  private constructor(
    readonly folder: string,
    readonly data = join(folder, 'data'),
    readonly backups = join(folder, 'backups'),
  ) {}

  static async make(): Promise<Installation> {
    return new Installation(await mkdtemp(join(tmpdir(), 'krets-drill-')));
  }

  async start(): Promise<Embedded> {
    this.cluster = await startEmbedded(this.data, this.backups);
    return this.cluster;
  }

  async remove(): Promise<void> {
    await this.cluster?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
