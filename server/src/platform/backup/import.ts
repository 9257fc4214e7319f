import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import pg from 'pg';
import type { ExportEnd, ExportHead, TableHead } from './export.js';
import { fingerprintOf, tablesOf } from './fingerprint.js';

const charactersAtOnce = 2_000_000;

async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, 'utf8');
  yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
}

/** @throws Error when the file is no export, is cut off or was changed */
export async function readExport(path: string): Promise<ExportHead> {
  let head: ExportHead | undefined;
  let previous: string | undefined;
  const hash = createHash('sha256');
  for await (const line of linesOf(path)) {
    if (previous === undefined) head = headIn(line, path);
    else hash.update(`${previous}\n`);
    previous = line;
  }
  const end = JSON.parse(previous?.startsWith('{"krets":"end"') ? previous : '{}') as Partial<ExportEnd>;
  if (!head || end.sha256 !== hash.digest('hex'))
    throw new Error(`${path} is not whole: it was cut off or changed after it was written.`);
  return head;
}

function headIn(line: string, path: string): ExportHead {
  try {
    const head = JSON.parse(line) as ExportHead;
    if (head.krets === 'export' && head.format === 1) return head;
  } catch {}
  throw new Error(`${path} is not an export of Krets.`);
}

/**
 * Fills a database that has the same migrations as the export and no people yet. All of it, or nothing.
 *
 * @param superUrl of a superuser: no trigger may run and no policy may hide what is written
 * @throws Error when the database has people, or when a table differs from the export
 */
export async function importAll(
  superUrl: string,
  path: string,
  head: ExportHead,
): Promise<{ tables: number; rows: number }> {
  const client = new pg.Client({ connectionString: superUrl, application_name: 'krets import' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await assertEmpty(client, head);
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(`TRUNCATE ${(await tablesOf(client)).join(', ')}`);
    const done = await fill(client, path);
    for (const [sequence, value] of Object.entries(head.sequences))
      await client.query('SELECT setval($1::regclass, $2::bigint)', [sequence, value]);
    await client.query('COMMIT');
    return done;
  } finally {
    await client.end();
  }
}

async function assertEmpty(client: pg.Client, { queue }: ExportHead): Promise<void> {
  const { rows } = await client.query(
    `SELECT (SELECT count(*) FROM public.people) + (SELECT count(*) FROM public.networks) AS n,
       (SELECT max(id) FROM graphile_worker.migrations) AS queue`,
  );
  if (Number(rows[0].n) > 0) throw new Error('There are people in this database already: import into an empty one.');
  if (rows[0].queue !== queue)
    throw new Error(
      'The queue has other tables than this export: import it with the Krets that made it, and upgrade then.',
    );
}

async function fill(client: pg.Client, path: string): Promise<{ tables: number; rows: number }> {
  let table: TableHead | undefined;
  let left = 0;
  let waiting: string[] = [];
  let characters = 0;
  const done = { tables: 0, rows: 0 };
  const flush = async () => {
    if (table && waiting.length > 0) await insert(client, table, waiting);
    waiting = [];
    characters = 0;
  };
  const finish = async () => {
    await flush();
    if (table) await assertEqual(client, table);
  };
  for await (const line of linesOf(path)) {
    if (left > 0) {
      waiting.push(line);
      characters += line.length;
      left--;
      if (characters > charactersAtOnce) await flush();
      continue;
    }
    await finish();
    const next = JSON.parse(line) as TableHead | ExportHead | ExportEnd;
    table = next.krets === 'table' ? next : undefined;
    left = table?.rows ?? 0;
    done.rows += left;
    if (table) done.tables++;
  }
  return done;
}

async function insert(client: pg.Client, { name, columns }: TableHead, rows: string[]): Promise<void> {
  const list = columns.join(', ');
  await client.query(
    `INSERT INTO ${name} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM json_populate_recordset(null::${name}, $1::json)`,
    [`[${rows.join(',')}]`],
  );
}

async function assertEqual(client: pg.Client, { name, rows, hash }: TableHead): Promise<void> {
  const found = await fingerprintOf(client, name);
  if (found.rows !== rows || found.hash !== hash)
    throw new Error(`${name} is not what was exported (${found.rows} rows of ${rows}). Nothing was imported.`);
}
