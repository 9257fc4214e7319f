import type { ClientBase } from 'pg';
import type { Definitions } from './definitions.js';

const own = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'graphile_worker') AND n.nspname NOT LIKE 'pg\\_%'`;

/**
 * Drops every function, trigger, policy and grant, so that migrations see tables alone. All tables are locked, in one statement to avoid
 * deadlocks, until the transaction ends: nobody may see tables without policies.
 */
const dropAll = `
DO $$
DECLARE
  one record;
  tables text := (SELECT string_agg(format('%I.%I', n.nspname, c.relname), ', ' ORDER BY n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND ${own});
BEGIN
  IF tables IS NULL THEN RETURN; END IF;
  EXECUTE 'LOCK TABLE ' || tables || ' IN ACCESS EXCLUSIVE MODE';
  FOR one IN SELECT format('DROP POLICY %I ON %I.%I', p.polname, n.nspname, c.relname) AS command
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LOOP EXECUTE one.command; END LOOP;
  FOR one IN SELECT format('DROP TRIGGER %I ON %I.%I', t.tgname, n.nspname, c.relname) AS command
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND ${own}
  LOOP EXECUTE one.command; END LOOP;
  FOR one IN SELECT format('DROP FUNCTION %I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) AS command
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE ${own} AND p.proowner = current_user::regrole
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP EXECUTE one.command; END LOOP;
  FOR one IN SELECT n.nspname FROM pg_namespace n WHERE (${own} OR n.nspname = 'graphile_worker')
  LOOP
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM krets_app, krets_jobs, krets_open, krets_statistics', one.nspname);
    EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA %I FROM krets_app, krets_jobs, krets_open, krets_statistics', one.nspname);
  END LOOP;
  FOR one IN SELECT format('ALTER TABLE %I.%I DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY', n.nspname, c.relname) AS command
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.relrowsecurity AND ${own}
  LOOP EXECUTE one.command; END LOOP;
END $$`;

/** A table without row-level security would be open to every role it is granted to. */
const unsecured = `
  SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations'
    AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`;

export const dropDefinitions = (client: ClientBase) => client.query(dropAll);

/**
 * Creates the present functions and policies; call it after `dropDefinitions` in the same transaction. Functions call each other, so
 * their bodies are checked only when all exist.
 */
export async function applyDefinitions(client: ClientBase, { functions, policies, hash }: Definitions): Promise<void> {
  await client.query('SET LOCAL check_function_bodies = off');
  await client.query(functions);
  await client.query('SET LOCAL check_function_bodies = on');
  await client.query(policies);
  const { rows } = await client.query<{ name: string }>(unsecured);
  if (rows.length > 0)
    throw new Error(`No row-level security on ${rows.map(({ name }) => name).join(', ')}: write its file in policies.`);
  await client.query('DELETE FROM app.definitions');
  await client.query('INSERT INTO app.definitions (hash) VALUES ($1)', [hash]);
}
