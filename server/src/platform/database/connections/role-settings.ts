import pg from 'pg';
import { log } from '../../logging/log.js';

/** In milliseconds: after this the database ends a statement, a transaction or a wait. */
export const timeouts = { connect: 5_000, lock: 5_000, statement: 15_000, idleInTransaction: 30_000 } as const;

/**
 * Settings stored with the database roles of the server, so that they apply behind a pooler, in psql and to every process.
 * `server/roles.sql` has the same.
 */
const roleSettings: Record<string, string> = {
  lock_timeout: `${timeouts.lock}ms`,
  statement_timeout: `${timeouts.statement}ms`,
  idle_in_transaction_session_timeout: `${timeouts.idleInTransaction}ms`,
  // Detects a client that has disappeared, and frees its locks.
  client_connection_check_interval: '5s',
  tcp_keepalives_idle: '10s',
  tcp_keepalives_interval: '5s',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '20s',
  // With policies, planning costs more than running; each connection plans a statement once.
  plan_cache_mode: 'force_generic_plan',
  // Most pages are in memory. PostgreSQL's default of 4 is for rotating disks, and makes it sort a whole thread for its first page.
  random_page_cost: '1.1',
};

export const setRole = (role: string): string =>
  Object.entries(roleSettings)
    .map(([name, value]) => `ALTER ROLE ${role} SET ${name} = '${value}';`)
    .join('\n');

/**
 * Tests the address of a server role, and gives the role those of the settings that nobody has chosen for it. A role may always set its
 * own.
 *
 * @throws Error for the operator when the address cannot be used
 */
export async function prepareRole(variable: string, url: string): Promise<void> {
  const client = await assertReachable(variable, url);
  try {
    const { rows } = await client.query<{ chosen: string }>(
      `SELECT split_part(unnest(setconfig), '=', 1) AS chosen FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole
       WHERE r.rolname = current_user`,
    );
    const chosen = new Set(rows.map((row) => row.chosen));
    for (const [name, value] of Object.entries(roleSettings))
      if (!chosen.has(name)) await client.query(`ALTER ROLE CURRENT_USER SET ${name} = '${value}'`);
  } catch (error) {
    // Two servers starting at once alter the same row; either result is right.
    log.warn({ err: error }, `The settings of the role in ${variable} could not be set`);
  } finally {
    await client.end().catch(() => {});
  }
}

/** In milliseconds: a database that accepts connections and never answers must not block the start for ever. */
const startTimeout = 10_000;

/** @throws Error for the operator when the database does not answer at this address */
export async function assertReachable(variable: string, url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: startTimeout,
    keepAlive: true,
    application_name: 'krets start',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await Promise.race([client.end().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 100))]);
    throw new Error(`${variable}: ${whyNot(error)}`);
  }
}

/** Without the address, which holds a password. */
function whyNot(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === '28P01' || code === '28000') return 'the database refuses this name and password.';
  if (code === '3D000') return 'there is no database of this name.';
  if (code === '53300') return 'the database has no connection left.';
  if (code) return `the database cannot be reached (${code}).`;
  if (/timeout/i.test(message ?? '')) return `the database has not answered within ${startTimeout / 1_000} seconds.`;
  return 'the database cannot be reached.';
}

/** @throws Error for the operator when this role could read more than what is open, or not even that */
export async function assertOpenRole(url: string): Promise<void> {
  const client = await assertReachable('DATABASE_OPEN_URL', url);
  try {
    const { rows } = await client.query<{ role: string; may: boolean; closed: string | null }>(
      `SELECT current_user AS role, has_table_privilege('open.entries', 'SELECT') AS may,
         (SELECT min(c.oid::regclass::text) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'v', 'm', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'open')
            AND n.nspname NOT LIKE 'pg\\_%' AND has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')) AS closed`,
    );
    const [found] = rows;
    if (!found?.may || found.closed)
      throw new Error(
        `DATABASE_OPEN_URL: "${found?.role}" is not the role that reads what is open${found?.closed ? ` (it can reach ${found.closed})` : ''}; server/roles.sql makes one.`,
      );
  } finally {
    await client.end().catch(() => {});
  }
}

/** @throws Error for the operator when this role cannot run scheduled jobs */
export async function assertJobsRole(url: string): Promise<void> {
  const client = await assertReachable('DATABASE_JOBS_URL', url);
  try {
    const { rows } = await client.query<{ role: string; may: boolean }>(
      `SELECT current_user AS role, has_schema_privilege('scheduling', 'USAGE') AS may`,
    );
    const [found] = rows;
    if (!found?.may)
      throw new Error(`DATABASE_JOBS_URL: "${found?.role}" is not the role of the jobs; server/roles.sql makes one.`);
  } finally {
    await client.end().catch(() => {});
  }
}

/** @throws Error for the operator when the address goes through a pooler, whose process ids are not those of the database */
export async function assertDirect(variable: string, url: string): Promise<void> {
  const client = await assertReachable(variable, url);
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    if (rows[0]?.pid !== (client as unknown as { processID: number }).processID)
      throw new Error(`${variable} leads to a pooler, but needs a direct address: its session must stay the same.`);
  } finally {
    await client.end().catch(() => {});
  }
}
