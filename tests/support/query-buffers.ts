import { open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { once, onDatabase, type TestDatabase } from './database.js';

export type Explained = { sql: string; buffers: number; plan: object };

const settings = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_format': 'json',
};

/**
 * What the statements of a server cost, in pages of 8 kB that PostgreSQL looks at. Unlike time it is the same on every machine.
 * Only connections opened after `watchBuffers` are seen.
 */
export class QueryBuffers {
  #read = 0;

  constructor(
    private readonly database: TestDatabase,
    private readonly log: string,
  ) {}

  /** Leaves out what has been written until now. */
  async skip(): Promise<void> {
    await this.#allEnded();
    this.#read = (await stat(this.log)).size;
  }

  /** @returns the statements that have ended since the last look @throws SyntaxError when others wrote into the same lines */
  async look(): Promise<Explained[]> {
    await this.#allEnded();
    const file = await open(this.log, 'r');
    try {
      const { size } = await file.stat();
      const text = Buffer.alloc(size - this.#read);
      await file.read(text, 0, text.length, this.#read);
      this.#read = size;
      const ended = new RegExp(
        `\\] ${nameOf(this.database)} LOG: +duration: [\\d.]+ ms {2}plan:\\n((?:\\t.*\\n)+)`,
        'g',
      );
      const entries = text.toString().matchAll(ended);
      return [...entries].map(([, entry = '']) => explained(JSON.parse(entry.replace(/^\t/gm, ''))));
    } finally {
      await file.close();
    }
  }

  /** A statement is written down when it is closed, which may be after its answer. Looks from another database, where nothing is written down. */
  async #allEnded(): Promise<void> {
    const busy = () =>
      once(
        onDatabase(this.database.superUrl, 'postgres'),
        `SELECT FROM pg_stat_activity WHERE datname = $1 AND usename = 'krets_app' AND state <> 'idle'`,
        [nameOf(this.database)],
      );
    while ((await busy()).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const nameOf = ({ superUrl }: TestDatabase) => new URL(superUrl).pathname.slice(1);

type Entry = { 'Query Text': string; Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } };

const explained = ({ 'Query Text': sql, Plan: plan }: Entry): Explained => ({
  sql,
  buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
  plan,
});

/** Lets PostgreSQL write the plan of every statement in this database to its log. */
export async function watchBuffers(database: TestDatabase): Promise<QueryBuffers> {
  const name = nameOf(database);
  for (const [setting, value] of Object.entries(settings))
    await database.asSuperuser(`ALTER DATABASE ${name} SET ${setting} = '${value}'`);
  const [row] = await database.asSuperuser<{ data_directory: string }>('SHOW data_directory');
  const log = join(dirname(row?.data_directory ?? ''), 'postgres.log');
  await stat(log);
  const buffers = new QueryBuffers(database, log);
  await buffers.skip();
  return buffers;
}
