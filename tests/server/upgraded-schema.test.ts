import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { installQueue, migrate } from '@krets/server/dist/platform/database/migrate.js';
import { schemaText } from '@krets/server/dist/platform/database/schema-text.js';
import pg from 'pg';
import { anEmptyDatabase, type TestDatabase } from '../support/database.js';
import { freePort, TestServer } from '../support/server.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const [tables = '', rows = ''] = gunzipSync(read('tests/support/legacy-database.sql.gz'))
  .toString()
  .split('\n-- rows\n');
const renames = [
  ...read('migrations/legacy/upgrade.sql')
    .toString()
    .matchAll(/^ALTER TABLE (\w+) RENAME TO (\w+);/gm),
];

/** Copies the demo's threads, with their answers, until there are more than five hundred. */
const copies = `
  SET session_replication_role = replica;
  CREATE FUNCTION pg_temp.copy(id uuid, n int) RETURNS uuid LANGUAGE sql AS $$ SELECT md5(id::text || n)::uuid $$;
  CREATE TEMP TABLE n AS SELECT generate_series(1, 40) AS n;
  INSERT INTO contributions (id, network_id, challenge_id, parent_id, author_id, seat_id, client_id, kind, body, link, lang, seq, path,
      created_at, edited_at, withdrawn_at)
    SELECT pg_temp.copy(id, n), network_id, pg_temp.copy(challenge_id, n), pg_temp.copy(parent_id, n), author_id, seat_id,
      pg_temp.copy(client_id, n), kind, body, link, lang, seq, path, created_at, edited_at, withdrawn_at FROM contributions, n;
  INSERT INTO threads SELECT r.* FROM threads t, n, jsonb_populate_record(t,
    jsonb_build_object('challenge_id', pg_temp.copy(t.challenge_id, n))) r;
  INSERT INTO challenges SELECT r.* FROM challenges c, n, jsonb_populate_record(c,
    jsonb_build_object('id', pg_temp.copy(c.id, n), 'client_id', pg_temp.copy(c.client_id, n))) r;`;

let database: TestDatabase;
let before: Map<string, string[]>;
let widths: Map<string, number>;

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** The columns of each table, in the order in which they were added. */
async function columnsNow(): Promise<Map<string, string[]>> {
  const found = await database.asSuperuser<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations' GROUP BY 1 ORDER BY 1`,
  );
  return new Map(found.map(({ name, columns }) => [name, columns]));
}

/** The values of each row, without the names of the columns: of a table's first columns, where it has got more since. */
async function contents(widths = new Map<string, number>()): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  for (const [name, columns] of await columnsNow()) {
    const row = `ROW(${columns.slice(0, widths.get(name)).join(', ')})`;
    const rows = await database.asSuperuser<{ row: string }>(`SELECT ${row}::text AS row FROM ${name}`);
    all.set(name, rows.map((one) => one.row).sort());
  }
  return all;
}

const nameNow = (old: string) => renames.find(([, from]) => from === old)?.[2] ?? old;

beforeAll(async () => {
  database = await anEmptyDatabase();
  await installQueue(database.ownerUrl);
  await query(database.ownerUrl, tables);
  await query(database.superUrl, rows);
  await query(database.superUrl, copies);
  before = await contents();
  widths = new Map([...(await columnsNow())].map(([name, columns]) => [nameNow(name), columns.length]));
  await migrate(database.ownerUrl);
});
afterAll(() => database.drop());

describe('a database made before there was a baseline', () => {
  it('becomes the same as a fresh one', async () => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const text = await schemaText(client);
    await client.end();
    const written = read('migrations/schema.sql').toString();
    expect(text.split('\n')).toEqual(written.slice(written.indexOf('\n\n') + 2).split('\n'));
  });

  /** What later steps add rows and columns to. */
  const grown = ['organisations', 'emergency_accesses'];

  it('retains every row', async () => {
    const after = await contents(widths);
    expect(before.get('challenges')?.length).toBeGreaterThan(500);
    expect(before.get('contributions')?.length).toBeGreaterThan(2_000);
    for (const [old, expected] of before) {
      const name = nameNow(old);
      const words = expected.map((row) =>
        row.replace('GLASS_OPENED', 'EMERGENCY_ACCESS_OPENED').replace('WORDS_OUT', 'ERASED'),
      );
      const now = after.get(name) ?? [];
      // Further columns come after the earlier ones, and further rows between them.
      const found = grown.includes(name)
        ? words.filter((row) => now.some((one) => one.startsWith(row.slice(0, -1))))
        : [...now];
      expect([name, found.sort()]).toEqual([name, words.sort()]);
    }
  });

  it('serves', async () => {
    const server = new TestServer(database, await freePort(), {});
    await server.start();
    await server.end();
  });

  it('is refused when it lacks a migration of that time', async () => {
    const old = await anEmptyDatabase();
    await query(old.ownerUrl, 'CREATE TABLE migrations (id serial, timestamp bigint, name varchar)');
    await query(old.ownerUrl, `INSERT INTO migrations (timestamp, name) VALUES (1795392000000, 'People1795392000000')`);
    await expect(migrate(old.ownerUrl)).rejects.toThrow('older than this Krets can upgrade');
    await old.drop();
  });
});
