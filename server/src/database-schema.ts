import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from './platform/database/embedded/embedded.js';
import { migrate } from './platform/database/migrate.js';
import { schemaText } from './platform/database/schema-text.js';
import { repositoryRoot } from './platform/repository-root.js';

const file = join(repositoryRoot, 'migrations/schema.sql');
const head = '-- All that a fresh database holds. Emitted by `npm run schema`. Do not edit.\n\n';

async function emitted(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'krets-schema-'));
  const embedded = await startEmbedded(folder);
  try {
    await migrate(embedded.ownerUrl);
    const client = new pg.Client({ connectionString: embedded.ownerUrl });
    await client.connect();
    const text = await schemaText(client);
    await client.end();
    return head + text;
  } finally {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the schema of the database to its file; with `--check`, fails when that file is outdated. */
const schema = await emitted();
if (!process.argv.includes('--check')) await writeFile(file, schema);
else if ((await readFile(file, 'utf8')) !== schema) {
  console.error('migrations/schema.sql is not what a fresh database holds: run `npm run schema`.');
  process.exitCode = 1;
}
