import pg from 'pg';
import { log } from '../../logging/log.js';

/** The longest that anything may take in the database, in milliseconds, before it is ended there. */
export const timeouts = { connect: 5_000, lock: 5_000, statement: 15_000, idleInTransaction: 30_000 } as const;

/**
 * What the roles that serve have as their own settings in the database, so that it holds behind a connection pooler, in psql and
 * for every process. `server/roles.sql` says the same.
 */
const roleSettings: Record<string, string> = {
  lock_timeout: `${timeouts.lock}ms`,
  statement_timeout: `${timeouts.statement}ms`,
  idle_in_transaction_session_timeout: `${timeouts.idleInTransaction}ms`,
  // A client that is gone without a word is found, and what it had locked is free again.
  client_connection_check_interval: '5s',
  tcp_keepalives_idle: '10s',
  tcp_keepalives_interval: '5s',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '20s',
  // With its policies a statement costs more to plan than to run; each connection plans it once.
  plan_cache_mode: 'force_generic_plan',
  // What is asked for is mostly in memory. The 4 of PostgreSQL is for turning disks, and has a whole thread sorted for its first page.
  random_page_cost: '1.1',
};

export const setRole = (role: string): string =>
  Object.entries(roleSettings)
    .map(([name, value]) => `ALTER ROLE ${role} SET ${name} = '${value}';`)
    .join('\n');

/**
 * Tries the address of a role that serves, and gives the role those of the settings that nobody has chosen for it. A role may
 * always set its own.
 *
 * @throws Error in words for the operator when nobody gets in by this address
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
    // Two servers that start at once alter the same row, and what one of them has set is set.
    log.warn({ err: error }, `The settings of the role in ${variable} were not made`);
  } finally {
    await client.end().catch(() => {});
  }
}

/** In milliseconds: a database that takes connections and never answers must not hold up the start for ever. */
const startTimeout = 10_000;

/** @throws Error in words for the operator when the database does not answer at this address */
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

/** Without the address: it holds a password. */
function whyNot(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === '28P01' || code === '28000') return 'the database refuses this name and password.';
  if (code === '3D000') return 'there is no database of this name.';
  if (code === '53300') return 'the database has no connection left.';
  if (code) return `the database cannot be reached (${code}).`;
  if (/timeout/i.test(message ?? '')) return `the database has not answered within ${startTimeout / 1_000} seconds.`;
  return 'the database cannot be reached.';
}

/** @throws Error in words for the operator when this is a role that cannot do what falls due */
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

/** @throws Error in words for the operator when a pooler stands in between: it gives its own numbers to processes */
export async function assertDirect(variable: string, url: string): Promise<void> {
  const client = await assertReachable(variable, url);
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    if (rows[0]?.pid !== (client as unknown as { processID: number }).processID)
      throw new Error(`${variable} leads to a pooler, and must go past it: its session has to stay the same.`);
  } finally {
    await client.end().catch(() => {});
  }
}
