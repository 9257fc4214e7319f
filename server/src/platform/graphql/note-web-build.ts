import { createHash } from 'node:crypto';
import pg from 'pg';
import { webOperations } from './web-operations.js';

const buildsKept = 5;
const daysKept = 30;

/**
 * Keeps the operations of this build beside those of the builds before it, for every server on the database. As the owner of the
 * tables, because whoever could add an operation could ask for anything.
 */
export async function noteWebBuild(ownerUrl: string): Promise<void> {
  const operations = [...webOperations()];
  if (operations.length === 0) return;
  const hashes = operations.map(([hash]) => hash).sort();
  const id = createHash('sha256').update(hashes.join()).digest('hex');
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
      [buildsKept, daysKept],
    );
  } finally {
    await owner.end();
  }
}
