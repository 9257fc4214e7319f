import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { startEmbedded } from '@krets/server/dist/platform/database/embedded/embedded.js';
import pg from 'pg';
import { until } from '../support/person.js';

it('the log of PostgreSQL begins again when it is long, while PostgreSQL runs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'krets-log-'));
  const limits = { bytes: 20_000, every: 50 };
  const cluster = await startEmbedded(folder, null, limits);
  const client = new pg.Client({ connectionString: cluster.superUrl });
  await client.connect();
  const log = join(folder, 'postgres.log');
  const complain = (word: string) => client.query(`SELECT '${'x'.repeat(1_000)}'::${word}`).catch(() => {});
  for (let i = 0; i < 40; i++) await complain('nosuchtype');
  await until(async () => (await stat(log)).size < limits.bytes);
  // It may begin again just after this has been written.
  await until(async () => {
    await complain('thenewesttype');
    return (await readFile(log, 'utf8')).includes('thenewesttype');
  });
  const [now, before] = await Promise.all([readFile(log, 'utf8'), readFile(`${log}.1`, 'utf8')]);
  await client.end();
  await cluster.stop();
  await rm(folder, { recursive: true });
  expect(before).toContain('nosuchtype');
  // Written at the end of what there is, and not where the long one ended.
  expect(now).not.toContain('\0');
  expect(now.length).toBeLessThan(2 * limits.bytes);
});
