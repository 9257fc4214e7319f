import 'reflect-metadata';
import pg from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { Naming } from './naming.js';

// A calendar day stays the text it is: as a Date it would shift with the server's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);
const DATES: number = 1182;
pg.types.setTypeParser(DATES, (days: string) => days.slice(1, -1).split(',').filter(Boolean));

type Entity = (new () => object) | EntitySchema;

export function aDatabase(url: string, entities: Entity[], poolSize = 20): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    namingStrategy: new Naming(),
    installExtensions: false,
    extra: {
      // Parallel resolvers share one transaction's connection.
      pipeline: true,
      // With its policies a statement costs more to plan than to run; each connection plans it once.
      options: '-c plan_cache_mode=force_generic_plan',
      max: poolSize,
      application_name: 'krets',
      keepAlive: true,
    },
    poolErrorHandler: () => {},
  });
}

/** Refuses to serve with a role that could walk past row-level security. */
export async function demandWalledRole(database: DataSource): Promise<void> {
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
