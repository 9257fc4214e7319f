import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@krets/server/dist/platform/database/embedded/embedded.js';
import { migrate } from '@krets/server/dist/platform/database/migrate.js';
import pg from 'pg';

export type Cluster = Awaited<ReturnType<typeof startEmbedded>>;
declare global {
  var testCluster: { cluster: Cluster; folder: string } | undefined;
}

/** Nothing here outlives the run, and the processes that are killed do not take down the system. Its buffers hold all databases in use. */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '256MB',
  // Servers that wait for the next test file stay connected beside those in use.
  max_connections: '1000',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
  update_process_title: 'off',
  // One log for the databases of all test files: each line says which.
  log_line_prefix: '%m [%p] %d ',
};

/** One PostgreSQL for the whole run. Its own database, migrated, is the template of every other. */
export default async function startCluster(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'krets-tests-'));
  // Tests read what statements cost from this log: it is not shortened while they run.
  const cluster = await startEmbedded(folder, null, { bytes: Number.POSITIVE_INFINITY, every: 3_600_000 }, settings);
  await hashPasswordsFast(cluster);
  await migrate(cluster.ownerUrl);
  globalThis.testCluster = { cluster, folder };
  const { superUrl, ownerUrl, appUrl, jobsUrl, openUrl, backupUrl } = cluster;
  process.env.KRETS_TEST_CLUSTER = JSON.stringify({ superUrl, ownerUrl, appUrl, jobsUrl, openUrl, backupUrl, folder });
}

/** Fast hashing, because nobody attacks these passwords and there are thousands of connections. */
async function hashPasswordsFast({ superUrl, ownerUrl, appUrl, jobsUrl, openUrl, backupUrl }: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  await client.query('SET scram_iterations = 1');
  for (const { username, password } of [superUrl, ownerUrl, appUrl, jobsUrl, openUrl, backupUrl].map(
    (url) => new URL(url),
  ))
    await client.query(`ALTER ROLE ${username} PASSWORD '${password}'`);
  await client.end();
}
