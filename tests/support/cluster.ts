import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@krets/server/dist/platform/database/embedded.js';
import { migrate } from '@krets/server/dist/platform/database/migrate.js';

export type Cluster = Awaited<ReturnType<typeof startEmbedded>>;
declare global {
  var testCluster: { cluster: Cluster; folder: string } | undefined;
}

/** One PostgreSQL for the whole run. Its own database, migrated, is the template of every other. */
export default async function startCluster(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'krets-tests-'));
  const cluster = await startEmbedded(folder);
  await migrate(cluster.ownerUrl);
  globalThis.testCluster = { cluster, folder };
  const { superUrl, ownerUrl, appUrl, jobsUrl } = cluster;
  process.env.KRETS_TEST_CLUSTER = JSON.stringify({ superUrl, ownerUrl, appUrl, jobsUrl });
}
