import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { webFolder } from '../../http/web/serve-web.js';
import { webOperations } from './web-operations.js';

const retainedBuilds = 5;
const retainedDays = 30;

/**
 * Stores the operations and files of this build beside those of earlier builds, for every server on the database. Done as owner of the
 * tables, because a role that could add operations could query anything.
 */
export async function registerWebBuild(ownerUrl: string, folder = webFolder): Promise<void> {
  const operations = [...webOperations()];
  if (operations.length === 0) return;
  const names = assetNames(join(folder, 'assets'));
  // Two builds with the same operations are different: each needs its own files.
  const parts = [...operations.map(([hash]) => hash).sort(), ...names.sort()];
  const id = createHash('sha256').update(parts.join()).digest('hex');
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await owner.connect();
  try {
    await owner.query(
      `INSERT INTO app.web_builds (id, operations, started_at) VALUES ($1, $2, now())
       ON CONFLICT (id) DO UPDATE SET started_at = now()`,
      [id, JSON.stringify(Object.fromEntries(operations))],
    );
    await owner.query(
      `DELETE FROM app.web_builds WHERE started_at < now() - make_interval(days => $2)
       AND id NOT IN (SELECT id FROM app.web_builds ORDER BY started_at DESC LIMIT $1 + 1)`,
      [retainedBuilds, retainedDays],
    );
    await registerFiles(owner, join(folder, 'assets'), names);
  } finally {
    await owner.end();
  }
}

function assetNames(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => !/\.(br|gz|map)$/.test(name)) : [];
}

/** Deletes a file when every remaining build was started later. */
async function registerFiles(owner: pg.Client, folder: string, names: string[]): Promise<void> {
  await owner.query('UPDATE app.web_files SET noted_at = now() WHERE name = ANY ($1::text[])', [names]);
  const { rows } = await owner.query<{ name: string }>('SELECT name FROM app.web_files');
  const known = new Set(rows.map(({ name }) => name));
  const missing = names.filter((name) => !known.has(name));
  const contents = missing.map((name) => readFileSync(join(folder, name)));
  await owner.query(
    `INSERT INTO app.web_files (name, content, noted_at) SELECT name, content, now() FROM unnest($1::text[], $2::bytea[]) f (name, content)
     ON CONFLICT (name) DO NOTHING`,
    [missing, contents],
  );
  await owner.query('DELETE FROM app.web_files WHERE noted_at < (SELECT min(started_at) FROM app.web_builds)');
}
