import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import pg from 'pg';
import { fingerprintOf, tablesOf } from './fingerprint.js';

/** The first line of an export. */
export type ExportHead = {
  krets: 'export';
  format: 1;
  at: string;
  postgres: string;
  /** The migrations that created these tables. */
  migrations: string[];
  /** The version of the tables of the job queue. */
  queue: number;
  sequences: Record<string, string>;
};
/** Precedes the rows of a table, which follow one on each line. */
export type TableHead = { krets: 'table'; name: string; columns: string[]; rows: number; hash: string };
/** The last line: a checksum of every byte before it. */
export type ExportEnd = { krets: 'end'; sha256: string };

const rowsAtOnce = 1_000;

/**
 * Writes every row of every table as JSON, from one snapshot, readable by every version of PostgreSQL.
 *
 * @param url of krets_backup, or of a superuser
 * @throws Error when the role does not see every row
 */
export async function exportAll(url: string, path: string): Promise<{ tables: number; rows: number }> {
  const client = new pg.Client({ connectionString: url, application_name: 'krets export' });
  await client.connect();
  const file = await open(`${path}.part`, 'w', 0o600);
  const hash = createHash('sha256');
  const write = async (text: string) => {
    hash.update(text);
    await file.appendFile(text);
  };
  try {
    // With row_security off, a role under row-level security gets an error instead of fewer rows.
    await client.query('SET row_security = off');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await write(line(await headOf(client)));
    let rows = 0;
    const tables = await tablesOf(client);
    for (const table of tables) rows += await exportTable(client, table, write);
    await file.appendFile(line({ krets: 'end', sha256: hash.digest('hex') } satisfies ExportEnd));
    await file.sync();
    await rename(`${path}.part`, path);
    return { tables: tables.length, rows };
  } catch (error) {
    await rm(`${path}.part`, { force: true });
    throw error;
  } finally {
    await file.close();
    await client.end();
  }
}

const line = (value: object) => `${JSON.stringify(value)}\n`;

async function headOf(client: pg.Client): Promise<ExportHead> {
  const { rows } = await client.query(
    `SELECT now()::text AS at, current_setting('server_version') AS postgres,
       (SELECT array_agg(name::text ORDER BY name) FROM public.migrations) AS migrations,
       (SELECT max(id) FROM graphile_worker.migrations) AS queue,
       (SELECT coalesce(jsonb_object_agg(format('%I.%I', schemaname, sequencename), last_value::text), '{}')
        FROM pg_sequences WHERE last_value IS NOT NULL) AS sequences`,
  );
  return { krets: 'export', format: 1, ...rows[0] };
}

async function exportTable(client: pg.Client, name: string, write: (text: string) => Promise<void>): Promise<number> {
  const { rows: found } = await client.query<{ column: string }>(
    `SELECT quote_ident(attname) AS column FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [name],
  );
  const columns = found.map(({ column }) => column);
  const { rows, hash } = await fingerprintOf(client, name);
  await write(line({ krets: 'table', name, columns, rows, hash } satisfies TableHead));
  await client.query(
    `DECLARE r CURSOR FOR SELECT row_to_json(x)::text AS row FROM (SELECT ${columns.join(', ')} FROM ${name}) x`,
  );
  for (;;) {
    const { rows: some } = await client.query<{ row: string }>(`FETCH ${rowsAtOnce} FROM r`);
    if (some.length === 0) break;
    await write(some.map(({ row }) => `${row}\n`).join(''));
  }
  await client.query('CLOSE r');
  return rows;
}
