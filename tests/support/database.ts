import { randomBytes, randomInt } from 'node:crypto';
import { appointAdministrator } from '@krets/server/dist/identity/appoint-administrator.js';
import pg from 'pg';

type Urls = { superUrl: string; ownerUrl: string; appUrl: string; jobsUrl: string; openUrl: string; backupUrl: string };
type Cluster = Urls & { folder: string };

export type TestDatabase = Urls & {
  /** Runs one statement as superuser, without row-level security. */
  asSuperuser<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  /** Closes this process's own connections; the next statement opens another. */
  leave?(): void;
  drop(): Promise<void>;
};

export const onDatabase = (url: string, name: string) =>
  Object.assign(new URL(url), { pathname: `/${name}` }).toString();

export const nameOf = (url: string) => new URL(url).pathname.slice(1);

export async function once<T extends object>(url: string, sql: string, values?: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}

/** The PostgreSQL of this run, and the folder of everything that outlives a test file. */
export function clusterOfRun(): Cluster {
  const cluster = JSON.parse(process.env.KRETS_TEST_CLUSTER ?? 'null') as Cluster | null;
  if (!cluster) throw new Error('No cluster: run the tests with `npm test`.');
  return cluster;
}

/** A database that is no template: nobody may be connected to one while it is copied. */
export const aside = () => onDatabase(clusterOfRun().superUrl, 'postgres');

/** A separate database: as a rule migrated, and empty except for the organisations. */
export const createDatabase = (template = nameOf(clusterOfRun().ownerUrl)) => madeFrom(template);

/** A database that nothing has been done to. */
export const anEmptyDatabase = () => madeFrom('template0');

async function madeFrom(template: string): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await copyDatabase(template, name);
  return databaseNamed(name);
}

export const copyDatabase = (template: string, name: string) =>
  retried(() => once(aside(), `CREATE DATABASE ${name} TEMPLATE ${template} OWNER krets_owner`));

/** The template of databases for a server that has started: with what it does to a database then. Made once in a run. */
export async function servedTemplate(administratorEmail: string): Promise<string> {
  const name = 'krets_served';
  const { ownerUrl } = clusterOfRun();
  const client = new pg.Client({ connectionString: aside() });
  await client.connect();
  try {
    // Another worker may be making it.
    await client.query('SELECT pg_advisory_lock(1)');
    if ((await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rows.length > 0) return name;
    await copyDatabase(nameOf(ownerUrl), `${name}_new`);
    await appointAdministrator(onDatabase(ownerUrl, `${name}_new`), administratorEmail);
    await client.query(`ALTER DATABASE ${name}_new RENAME TO ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

/** In place of a used one, for a server that is connected to it and finds the new one under the same name. */
export async function renewDatabase(name: string, template: string): Promise<TestDatabase> {
  const url = onDatabase(clusterOfRun().superUrl, name);
  // The server remembers the numbers of its tasks.
  const tasks = await once(url, 'SELECT id, identifier FROM graphile_worker._private_tasks');
  await once(aside(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await copyDatabase(template, name);
  await once(
    url,
    `WITH task AS (
       INSERT INTO graphile_worker._private_tasks (id, identifier) OVERRIDING SYSTEM VALUE
       SELECT id, identifier FROM jsonb_to_recordset($1) AS t (id int, identifier text) ON CONFLICT DO NOTHING)
     SELECT setval(pg_get_serial_sequence('graphile_worker._private_tasks', 'id'), 1000),
       setval(pg_get_serial_sequence('graphile_worker._private_jobs', 'id'), $2)`,
    [JSON.stringify(tasks), randomInt(2 ** 40)],
  );
  // A job of the used database may end now: it is removed by its number, which must be no other's here.
  await once(url, 'UPDATE graphile_worker._private_jobs SET id = DEFAULT');
  return databaseNamed(name);
}

function databaseNamed(name: string): TestDatabase {
  const cluster = clusterOfRun();
  const superUrl = onDatabase(cluster.superUrl, name);
  const superuser = new Superuser(superUrl);
  return {
    superUrl,
    ownerUrl: onDatabase(cluster.ownerUrl, name),
    appUrl: onDatabase(cluster.appUrl, name),
    jobsUrl: onDatabase(cluster.jobsUrl, name),
    openUrl: onDatabase(cluster.openUrl, name),
    backupUrl: onDatabase(cluster.backupUrl, name),
    asSuperuser: (sql, values) => superuser.rows(sql, values),
    leave: () => superuser.end(),
    drop: async () => {
      superuser.end();
      await once(aside(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** Connections that are used again: to open one costs more than most statements. */
class Superuser {
  #pool: pg.Pool | undefined;

  constructor(private readonly url: string) {}

  async rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]> {
    const client = await this.#open().connect();
    let isUsedUp = true;
    try {
      const { rows } = await client.query(sql, values);
      // What several statements leave behind, such as a setting, goes with the connection.
      isUsedUp = /;|set_config|advisory/.test(sql);
      return rows as T[];
    } finally {
      client.release(isUsedUp);
    }
  }

  /** Waits for nothing: a statement that is under way goes with its database. */
  end(): void {
    void this.#pool?.end().catch(() => {});
    this.#pool = undefined;
  }

  #open(): pg.Pool {
    // One connection for each statement at the same time: a test may let some wait for others.
    this.#pool ??= new pg.Pool({
      connectionString: this.url,
      max: 100,
      idleTimeoutMillis: 30_000,
      allowExitOnIdle: true,
    }).on('error', () => {});
    return this.#pool;
  }
}

/** Two test files may copy the template at once; PostgreSQL lets one at a time. */
async function retried<T>(make: () => Promise<T>, tries = 50): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (tries === 0 || !/being accessed/.test(String(error))) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return retried(make, tries - 1);
  }
}
