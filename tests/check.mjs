import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildIfNeeded, installIfNeeded, root } from '../server/build.mjs';
import { oversizedPages } from './checks/bundle-size.mjs';
import { demoInBundle } from './checks/demo-apart.mjs';
import { forbiddenLicences } from './checks/licences.mjs';
import { privateWords } from './checks/plain-words.mjs';
import { wordingFaults } from './checks/wording.mjs';

// `npm run check`: every check that needs no test run. Each step prints what it checked.
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.once('error', (error) => resolve(String(error)));
    child.once('exit', (code) => resolve(code === 0 ? '' : output || `exit ${code}`));
  });
}
const node = (file, ...args) => run(process.execPath, [join(root, file), ...args]);

/** Compares a freshly migrated database with the entities. */
async function migrationsMatchEntities() {
  const folder = await mkdtemp(join(tmpdir(), 'krets-check-'));
  const { startEmbedded } = await import('../server/dist/platform/database/embedded/embedded.js');
  const { migrate } = await import('../server/dist/platform/database/migrate.js');
  const { createDataSource } = await import('../server/dist/platform/database/connections/data-source.js');
  const { entities } = await import('../server/dist/entities.js');
  const embedded = await startEmbedded(folder);
  try {
    await migrate(embedded.ownerUrl);
    const database = await createDataSource(embedded.ownerUrl, entities, 1).initialize();
    // TypeORM looks here for what a generated column is made of.
    await database.query(`CREATE TABLE typeorm_metadata AS SELECT 'GENERATED_COLUMN' AS type, current_database()::text AS database,
      'public' AS schema, adrelid::regclass::text AS table, attname::text AS name, pg_get_expr(adbin, adrelid) AS value
      FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum WHERE attgenerated = 's'`);
    const { upQueries } = await database.driver.createSchemaBuilder().log();
    await database.destroy();
    return upQueries.map(({ query }) => `The migrations lack: ${query}`).join('\n');
  } finally {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Upgrades a database made before there was a baseline, and compares it with what a fresh one holds. */
async function upgradedMatchesSchema() {
  const folder = await mkdtemp(join(tmpdir(), 'krets-check-'));
  const { startEmbedded } = await import('../server/dist/platform/database/embedded/embedded.js');
  const { installQueue, migrate } = await import('../server/dist/platform/database/migrate.js');
  const { schemaText } = await import('../server/dist/platform/database/schema-text.js');
  const { default: pg } = await import('pg');
  const embedded = await startEmbedded(folder);
  const client = new pg.Client({ connectionString: embedded.ownerUrl });
  try {
    await installQueue(embedded.ownerUrl);
    await client.connect();
    const [tables] = gunzipSync(await readFile(join(root, 'tests/support/legacy-database.sql.gz')))
      .toString()
      .split('\n-- rows\n');
    await client.query(tables);
    // The rows are another test's; the names of the migrations decide here.
    const names = (await readFile(join(root, 'migrations/legacy/migrations.txt'), 'utf8')).trim().split('\n');
    await client.query(
      'INSERT INTO migrations (timestamp, name) SELECT n, name FROM unnest($1::text[]) WITH ORDINALITY x (name, n)',
      [names],
    );
    await migrate(embedded.ownerUrl);
    const written = await readFile(join(root, 'migrations/schema.sql'), 'utf8');
    return written.endsWith(`\n\n${await schemaText(client)}`)
      ? ''
      : 'An upgraded database is not what migrations/schema.sql says.';
  } finally {
    await client.end();
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const typescript = 'node_modules/typescript/bin/tsc';
const steps = [
  [
    'types of web',
    // What is generated for it is from the build.
    async () =>
      (await node(typescript, '-p', 'web', '--noEmit')) ||
      node(typescript, '-p', 'web/tsconfig.tools.json', '--noEmit'),
  ],
  ['types of tests', () => node(typescript, '-p', 'tests')],
  ['lint and format', () => run(join(root, 'node_modules/.bin/biome'), ['ci', '--error-on-warnings', '.'])],
  [
    'promises awaited',
    () => run(join(root, 'node_modules/.bin/oxlint'), ['--type-aware', 'server/src', 'shared/src', 'web/src', 'tests']),
  ],
  [
    'import rules',
    () =>
      run(join(root, 'node_modules/.bin/depcruise'), [
        '--config',
        '.dependency-cruiser.cjs',
        'server/src',
        'web/src',
        'shared/src',
      ]),
  ],
  ['plain words', async () => privateWords()],
  ['licences', async () => forbiddenLicences()],
  ['demo outside the bundle', async () => demoInBundle()],
  ['size of the web', async () => oversizedPages()],
  ['locks of migrations', () => run(join(root, 'node_modules/.bin/squawk'), ['migrations/steps/*.sql'])],
  ['wording of texts', async () => wordingFaults()],
  ['unused code', () => run(join(root, 'node_modules/.bin/knip'), ['--no-progress'])],
  ['schema current', () => node('server/dist/schema.js', '--check')],
  ['texts in three languages', () => node('web/build/locales.js', '--strict')],
  ['migrations = entities', migrationsMatchEntities],
  ['database schema current', () => node('server/dist/database-schema.js', '--check')],
  ['upgraded database = schema', upgradedMatchesSchema],
];

await installIfNeeded();
// The build checks the types of shared and server.
await buildIfNeeded();
const faults = [];
let next = 0;
const one = async () => {
  while (next < steps.length) {
    const mine = next++;
    faults[mine] = await steps[mine][1]();
  }
};
await Promise.all([one(), one()]);

let failed = 0;
for (const [n, [name]] of steps.entries()) {
  const fault = faults[n];
  console.log(`${fault ? 'FAULT' : 'ok   '} ${name}`);
  if (fault) {
    failed++;
    console.log(fault.replace(/^/gm, '      '));
  }
}
console.log(`check: ${steps.length - failed} of ${steps.length} hold`);
process.exitCode = failed > 0 ? 1 : 0;
