import { randomBytes } from 'node:crypto';
import pg from 'pg';

type Urls = { superUrl: string; ownerUrl: string; appUrl: string; jobsUrl: string; backupUrl: string };

export type TestDatabase = Urls & {
  /** Runs one statement as superuser, without row-level security. */
  asSuperuser<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  drop(): Promise<void>;
};

export const onDatabase = (url: string, name: string) =>
  Object.assign(new URL(url), { pathname: `/${name}` }).toString();

export async function once<T extends object>(url: string, sql: string, values?: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}

/** A separate database: migrated, and empty except for the organisations. */
export const createDatabase = () => madeFrom((cluster) => new URL(cluster.ownerUrl).pathname.slice(1));

/** A database that nothing has been done to. */
export const anEmptyDatabase = () => madeFrom(() => 'template0');

async function madeFrom(template: (cluster: Urls) => string): Promise<TestDatabase> {
  const cluster = JSON.parse(process.env.KRETS_TEST_CLUSTER ?? 'null') as Urls | null;
  if (!cluster) throw new Error('No cluster: run the tests with `npm test`.');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await retried(() =>
    once(cluster.superUrl, `CREATE DATABASE ${name} TEMPLATE ${template(cluster)} OWNER krets_owner`),
  );
  const superUrl = onDatabase(cluster.superUrl, name);
  return {
    superUrl,
    ownerUrl: onDatabase(cluster.ownerUrl, name),
    appUrl: onDatabase(cluster.appUrl, name),
    jobsUrl: onDatabase(cluster.jobsUrl, name),
    backupUrl: onDatabase(cluster.backupUrl, name),
    asSuperuser: (sql, values) => once(superUrl, sql, values),
    drop: async () => void (await once(cluster.superUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
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
