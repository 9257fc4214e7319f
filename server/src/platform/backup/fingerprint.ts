import type { ClientBase } from 'pg';

/** Content of a table: its number of rows, and a hash that changes with any row. */
export type Fingerprint = { rows: number; hash: string };
export type Fingerprints = Record<string, Fingerprint>;

/** Every table by schema and name, without those that record applied migrations and definitions. */
export async function tablesOf(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       AND c.relname NOT IN ('migrations', 'definitions') ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Reads every row. The result depends neither on the order of rows nor on the version of PostgreSQL. */
export async function fingerprintOf(client: ClientBase, table: string): Promise<Fingerprint> {
  const { rows } = await client.query<{ rows: string; hash: string }>(
    `SELECT count(*) AS rows, coalesce(sum(('x' || substr(md5(t::text), 1, 16))::bit(64)::bigint::numeric), 0) AS hash FROM ${table} t`,
  );
  return { rows: Number(rows[0]?.rows), hash: String(rows[0]?.hash) };
}

export async function fingerprintsOf(client: ClientBase): Promise<Fingerprints> {
  const all: Fingerprints = {};
  for (const table of await tablesOf(client)) all[table] = await fingerprintOf(client, table);
  return all;
}

/** @returns one sentence for each difference */
export function differences(expected: Fingerprints, found: Fingerprints): string[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])].flatMap((table) => {
    const [before, after] = [expected[table], found[table]];
    if (!before || !after) return [`${table} is ${after ? 'unexpected' : 'missing'}.`];
    if (before.rows !== after.rows) return [`${table} has ${after.rows} rows instead of ${before.rows}.`];
    return before.hash === after.hash ? [] : [`${table} has as many rows, and other contents.`];
  });
}
