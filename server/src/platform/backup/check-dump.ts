import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import pg from 'pg';
import { tablesOf } from './fingerprint.js';

/** A dump made with `pg_dump`, plain or in an archive. */
async function textOf(path: string): Promise<{ text: Readable; ended: Promise<string | null> }> {
  if (!(await isArchive(path))) return { text: createReadStream(path), ended: Promise.resolve(null) };
  const child = spawn('pg_restore', ['--data-only', '--file=-', path], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => (complaint += data));
  const ended = new Promise<string | null>((resolve) => {
    child.once('error', () => resolve('pg_restore was not found: install the client tools of PostgreSQL.'));
    child.once('close', (code) => resolve(code === 0 ? null : complaint.trim()));
  });
  return { text: child.stdout, ended };
}

async function isArchive(path: string): Promise<boolean> {
  if ((await stat(path)).isDirectory()) return true;
  const file = await open(path);
  try {
    return (await file.read(Buffer.alloc(5), 0, 5, 0)).buffer.toString('latin1') === 'PGDMP';
  } finally {
    await file.close();
  }
}

/** The number of rows of each table in a dump. */
export async function rowsInDump(path: string): Promise<Map<string, number>> {
  const { text, ended } = await textOf(path);
  const rows = new Map<string, number>();
  let table: string | undefined;
  for await (const line of createInterface({ input: text })) {
    const begins = /^COPY (\S+) \(.*\) FROM stdin;$/.exec(line)?.[1];
    if (table === undefined) {
      table = begins;
      if (table !== undefined) rows.set(table, 0);
    } else if (line === '\\.') table = undefined;
    else rows.set(table, (rows.get(table) ?? 0) + 1);
  }
  const fault = await ended;
  if (fault) throw new Error(fault);
  return rows;
}

/**
 * What is wrong with a dump. A role under row-level security dumps every table of people as empty, without an error; only the register of
 * organisations is open to all.
 *
 * @param live the row counts of the database that was dumped, when it can be asked
 */
export function faultsOfDump(dump: Map<string, number>, live: Map<string, number> | null): string[] {
  const rows = (table: string) => dump.get(table) ?? 0;
  if (dump.size === 0) return ['It holds no data: it is not a dump of Krets, or only of its schema.'];
  if (rows('public.people') + rows('public.accounts') + rows('public.journal') === 0)
    return [
      `It holds ${rows('public.organisations')} organisations and not one person: it was made by a role that row-level security ` +
        'hides every row from. Make it as krets_backup.',
    ];
  return [...(live ?? [])].flatMap(([table, count]) =>
    count > 0 && rows(table) === 0 ? [`${table} is empty in the dump; the database has ${count} rows.`] : [],
  );
}

/** @param url of krets_backup */
export async function liveRows(url: string): Promise<Map<string, number>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET row_security = off');
    const rows = new Map<string, number>();
    for (const table of await tablesOf(client))
      rows.set(table, Number((await client.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n));
    return rows;
  } finally {
    await client.end();
  }
}
