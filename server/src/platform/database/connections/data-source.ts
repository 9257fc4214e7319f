import 'reflect-metadata';
import pg, { type ClientBase } from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { log } from '../../logging/log.js';
import { SnakeNamingStrategy } from '../naming-strategy.js';
import { disablePreparedNames } from '../pipeline.js';
import { timeouts } from './role-settings.js';

// A calendar day stays text: as a Date it would shift with the server's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);
const DATES: number = 1182;
pg.types.setTypeParser(DATES, (days: string) => days.slice(1, -1).split(',').filter(Boolean));

type Entity = (new () => object) | EntitySchema;

/** @param pooled behind a pooler that gives each transaction any session */
export function createDataSource(url: string, entities: Entity[], poolSize: number, pooled = false): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    namingStrategy: new SnakeNamingStrategy(),
    installExtensions: false,
    extra: {
      // Parallel resolvers share the connection of one transaction.
      pipeline: true,
      max: poolSize,
      application_name: 'krets',
      connectionTimeoutMillis: timeouts.connect,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      onConnect: (client: ClientBase) => {
        // The pool listens to an idle connection only, TypeORM to one in use: an error between the two would end the process.
        client.on('error', () => {});
        if (pooled) disablePreparedNames(client);
      },
    },
    poolErrorHandler: (error: unknown) => log.warn({ err: error }, 'A connection to the database was lost'),
  });
}

/** The pool of a data source. A connection lost while in use fails only its user, not the process. */
export function poolOf(database: DataSource): pg.Pool {
  return (database.driver as unknown as { master: pg.Pool }).master;
}

/** Runs one statement on a connection of its own, outside every transaction. */
export const queryOf = (database: DataSource) => (text: string, values: unknown[]) =>
  poolOf(database).query(text, values);

/** Refuses to start with a role that can bypass row-level security. */
export async function assertRestrictedRole(database: DataSource): Promise<void> {
  const [role] = await database.query(`
    SELECT r.rolname, r.rolsuper OR r.rolbypassrls AS passes,
      EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind = 'r' AND n.nspname IN ('public', 'app') AND pg_has_role(r.oid, c.relowner, 'USAGE')) AS owns
    FROM pg_roles r WHERE r.rolname = current_user`);
  if (role.passes || role.owns) {
    throw new Error(
      `The role "${role.rolname}" in DATABASE_URL could pass by row-level security: use a role that owns nothing.`,
    );
  }
}
