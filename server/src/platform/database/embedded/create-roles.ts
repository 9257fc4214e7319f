import pg from 'pg';
import { setRole } from '../connections/role-settings.js';

export type Passwords = {
  superuser: string;
  owner: string;
  app: string;
  jobs: string;
  open: string;
  backup: string;
  secret: string;
};

/**
 * Creates or corrects the roles and the database at every start. `server/roles.sql` does the same for an external PostgreSQL. Passwords
 * are hexadecimal, so they need no quoting in a statement.
 */
export async function createRoles(
  superUrl: string,
  { owner, app, jobs, open, backup }: Omit<Passwords, 'superuser'>,
): Promise<void> {
  const client = new pg.Client({
    connectionString: Object.assign(new URL(superUrl), { pathname: '/postgres' }).toString(),
  });
  await client.connect();
  try {
    await client.query(`
      DO $$ BEGIN
        IF to_regrole('krets_owner') IS NULL THEN CREATE ROLE krets_owner; END IF;
        IF to_regrole('krets_app') IS NULL THEN CREATE ROLE krets_app; END IF;
        IF to_regrole('krets_jobs') IS NULL THEN CREATE ROLE krets_jobs; END IF;
        IF to_regrole('krets_open') IS NULL THEN CREATE ROLE krets_open; END IF;
        IF to_regrole('krets_backup') IS NULL THEN CREATE ROLE krets_backup; END IF;
        IF to_regrole('krets_statistics') IS NULL THEN CREATE ROLE krets_statistics; END IF;
      END $$;
      ALTER ROLE krets_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD '${owner}';
      ALTER ROLE krets_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD '${app}';
      ALTER ROLE krets_jobs LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD '${jobs}';
      ALTER ROLE krets_open LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD '${open}';
      ALTER ROLE krets_statistics NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB;
      GRANT krets_statistics TO krets_jobs WITH INHERIT FALSE, SET TRUE;
      ${setRole('krets_app')}
      ${setRole('krets_jobs')}
      ${setRole('krets_open')}
      ALTER ROLE krets_backup LOGIN NOSUPERUSER BYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD '${backup}';
      ALTER ROLE krets_backup SET default_transaction_read_only = on;
      GRANT pg_read_all_data TO krets_backup;
    `);
    const known = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'krets'`);
    if (known.rowCount === 0) await client.query('CREATE DATABASE krets OWNER krets_owner');
  } finally {
    await client.end();
  }
}
