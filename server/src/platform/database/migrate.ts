import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { log } from '../logging/log.js';
import { applyDefinitions, dropDefinitions } from './apply-definitions.js';
import { assertReachable } from './connections/role-settings.js';
import { type Definitions, readDefinitions } from './definitions.js';

const lockKey = 7305;
/** In milliseconds. */
const lockTimeout = 2_000;
const tries = 10;
const waitForOthers = 120_000;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Brings the database of `ownerUrl` up to date. Checks first, because there is seldom anything to do. A wait for a lock is short and
 * repeated: while it lasts, every later statement on the table waits behind it.
 *
 * @param names only these migrations, and no functions and policies: then only the owner can use the tables
 * @throws Error when a name is unknown, or the database is newer than this server
 */
export async function migrate(ownerUrl: string, names?: string[], definitions = readDefinitions()): Promise<void> {
  const wanted = names ? named(names, definitions) : definitions.steps.map(({ name }) => name);
  const whole = !names;
  const client = await assertReachable('DATABASE_OWNER_URL', ownerUrl);
  try {
    if (await isUpToDate(client, definitions, wanted, whole)) return;
    await assertRoles(client);
    await takeMigrationLock(client);
    if (await isUpToDate(client, definitions, wanted, whole)) return;
    await installQueue(ownerUrl);
    await runWithRetries(client, () => change(client, definitions, wanted, whole));
  } finally {
    await client.end();
  }
}

/** Only a superuser can make roles. */
async function assertRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ role: string }>(
    `SELECT role FROM unnest('{krets_open,krets_statistics}'::text[]) role WHERE to_regrole(role) IS NULL`,
  );
  if (rows[0])
    throw new Error(
      `The database lacks the role ${rows[0].role}: a superuser makes it with the lines about it in server/roles.sql.`,
    );
}

async function runWithRetries(client: pg.Client, transactions: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await client.query('BEGIN');
      await client.query(`SET LOCAL lock_timeout = ${lockTimeout}`);
      await transactions();
      await client.query('COMMIT');
      return;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      if (!isLockTimeout(error)) throw error;
      if (tried === tries) throw new Error('The database is busy: its tables could not be changed. Try again later.');
      log.warn({ tried }, 'A migration waited too long for a lock, and is tried again');
      await pause(lockTimeout * (0.5 + Math.random()));
    }
  }
}

async function change(client: pg.Client, definitions: Definitions, wanted: string[], whole: boolean): Promise<void> {
  await dropDefinitions(client);
  const { legacy, steps } = definitions;
  const before = await stateOf(client);
  if (before.legacy) {
    await client.query(legacy.upgrade);
    await note(client, steps[0]?.name ?? '');
  }
  const { applied } = await stateOf(client);
  for (const { name, sql } of steps.filter(({ name }) => wanted.includes(name) && !applied.includes(name))) {
    await client.query(sql);
    await note(client, name);
  }
  if (whole) await applyDefinitions(client, definitions);
  else await client.query('DELETE FROM app.definitions');
}

const note = (client: pg.Client, name: string) => client.query('INSERT INTO migrations (name) VALUES ($1)', [name]);

function named(names: string[], { steps, legacy }: Definitions): string[] {
  if (names.some((name) => legacy.migrations.includes(name)))
    throw new Error(
      'This was made before the tables got their present names: import it with the Krets that made it, and upgrade then.',
    );
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown)
    throw new Error(`A newer Krets made this: it has the migration ${unknown}, which this one does not know.`);
  return names;
}

const isLockTimeout = (error: unknown) => ['55P03', '40P01'].includes((error as { code?: string }).code ?? '');

/** Two servers may start at once. The lock ends with the connection. */
async function takeMigrationLock(client: pg.Client): Promise<void> {
  for (const end = Date.now() + waitForOthers; Date.now() < end; await pause(100)) {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS alone', [lockKey]);
    if (rows[0].alone) return;
  }
  throw new Error(
    'Another server has been changing the tables of the database for minutes. Try again when it is done.',
  );
}

/** The queue's tables are created and migrated by its library. */
export async function installQueue(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, maxPoolSize: 1, logger: new Logger(() => () => {}) });
}

type State = { applied: string[]; harmless: string[]; hash: string | null; queue: boolean; legacy: boolean };

async function stateOf(client: pg.Client): Promise<State> {
  const exists = await client.query(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS migrated, to_regclass('app.compatible_steps') IS NOT NULL AS declared,
       to_regclass('app.definitions') IS NOT NULL AS defined, to_regclass('graphile_worker.migrations') IS NOT NULL AS queue,
       EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass('public.migrations') AND attname = 'timestamp') AS legacy`,
  );
  const { migrated, declared, defined, queue, legacy } = exists.rows[0];
  const column = async (sql: string) => (await client.query<{ value: string }>(sql)).rows.map(({ value }) => value);
  return {
    applied: migrated ? await column('SELECT name AS value FROM public.migrations ORDER BY name') : [],
    harmless: declared ? await column('SELECT name AS value FROM app.compatible_steps') : [],
    hash: defined ? ((await column('SELECT hash AS value FROM app.definitions'))[0] ?? null) : null,
    queue,
    legacy,
  };
}

/**
 * A migration that this server does not know must be declared compatible: the server could otherwise read and write past it. With such a
 * migration, the functions and policies are a newer server's too, and are left alone.
 */
async function isUpToDate(
  client: pg.Client,
  { steps, hash, legacy }: Definitions,
  wanted: string[],
  whole: boolean,
): Promise<boolean> {
  const state = await stateOf(client);
  if (state.applied.length === 0) return false;
  const ours = new Set(state.legacy ? legacy.migrations : steps.map(({ name }) => name));
  const newer = state.applied.filter((name) => !ours.has(name));
  const unknown = newer.filter((name) => !state.harmless.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `The database has been changed by a newer Krets than this (${unknown.join(', ')}). Start the newer one, or restore the backup from before it.`,
    );
  if (state.legacy) {
    const lacking = legacy.migrations.filter((name) => !state.applied.includes(name));
    if (lacking.length === 0) return false;
    throw new Error(
      `The database is older than this Krets can upgrade (it lacks ${lacking[0]}). Start the last Krets before the tables got their present names first.`,
    );
  }
  const current = newer.length > 0 || state.hash === hash || !whole;
  return state.queue && current && wanted.every((name) => state.applied.includes(name));
}
