import { spawnSync } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries, runAs } from '../database/embedded/binaries.js';
import { runningEmbedded, startEmbedded } from '../database/embedded/embedded.js';
import { lockFolder } from '../database/embedded/lock-file.js';
import { takeBase } from './base-backup.js';
import { copyWhole } from './copy-files.js';
import { noteErasures } from './erasures.js';
import { differences, fingerprintsOf } from './fingerprint.js';
import { type Backup, backupsIn, basesIn, damaged, type Manifest, writeManifest } from './manifest.js';
import { copyBackup, recover } from './recovery.js';
import { retained } from './retention.js';
import { copyFiles, filesIn, matchFiles, removeFiles } from './room-files.js';
import { noteVerified } from './verified-time.js';
import { archiveIn, removeSegmentsBefore } from './wal-archive.js';

export type BackupRequest = {
  dataFolder: string;
  /** Null when the files are in a bucket. */
  filesFolder: string | null;
  backups: string;
  /** Where changes are archived when the cluster has to be started for this. */
  archives: string | null;
  report(line: string): void;
};

/**
 * Makes a whole backup, whether or not the server runs: the cluster, the files, and a test that the copy starts.
 *
 * @throws Error on any fault; then no new backup is left, and the earlier ones stay
 */
export async function backUp(request: BackupRequest): Promise<void> {
  const { backups } = request;
  await mkdir(backups, { recursive: true, mode: 0o711 });
  const release = await lockFolder(backups);
  try {
    await rm(join(basesIn(backups), 'new'), { recursive: true, force: true });
    const { url, stop } = await clusterOf(request);
    try {
      await withClient(url, (client) => make(request, client));
    } finally {
      await stop();
    }
    await removeOld(request);
  } finally {
    await release();
  }
}

async function clusterOf({ dataFolder, archives }: BackupRequest): Promise<{ url: string; stop(): Promise<void> }> {
  const running = await runningEmbedded(dataFolder);
  if (running) return { url: running.superUrl, stop: async () => {} };
  const { superUrl, stop } = await startEmbedded(dataFolder, archives);
  return { url: superUrl, stop };
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'krets backup' });
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** The database is copied before the files: a file exists before its row, so every row finds its file. */
async function make(
  { dataFolder, filesFolder, backups, report: tell }: BackupRequest,
  client: pg.Client,
): Promise<void> {
  const [earlier] = (await backupsIn(backups)).slice(-1);
  const half = join(basesIn(backups), 'new');
  await mkdir(half, { recursive: true, mode: 0o700 });
  const base = await takeBase(client, join(dataFolder, 'postgres'), join(half, 'data'));
  const at = new Date().toISOString();
  const files = filesFolder === null ? null : await copyFiles(filesFolder, backups, earlier?.manifest.files ?? []);
  const postgres = (await client.query('SHOW server_version')).rows[0].server_version;
  const manifest: Manifest = { format: 1, at, postgres, ...base, files };
  // These secrets seal data in the database.
  await copyWhole(join(dataFolder, 'passwords.json'), join(half, 'passwords.json'));
  await writeManifest(half, manifest);
  spawnSync('sync', ['-f', half]);
  const backup = { folder: half, manifest };
  tell(`Copied: ${base.data.length} files of the database, ${files?.length ?? 0} of the rooms. Starting the copy …`);
  await verify(backup, backups);
  await noteErasures(backups, client);
  const folder = join(basesIn(backups), at.replaceAll(':', ''));
  await rename(half, folder);
  await noteVerified(backups, new Date(at));
  const rows = Object.values(base.tables).reduce((sum, table) => sum + table.rows, 0);
  const compared = base.quietAt
    ? 'every row equal'
    : 'every row readable (others wrote all the time, so rows were not compared)';
  tell(`Verified: the copy starts, ${rows} rows, ${compared}. ${folder}`);
  await assertArchive(client, backups, tell);
}

/** @throws Error when a file of a backup has changed since it was written, or the backup does not start */
export async function check(backup: Backup, backups: string): Promise<void> {
  const { folder, manifest } = backup;
  const bad = [
    ...(await damaged(join(folder, 'data'), manifest.data)),
    ...(manifest.files ? await damaged(filesIn(backups), manifest.files) : []),
  ];
  if (bad.length > 0) throw new Error(`The backup is damaged: ${bad.slice(0, 5).join(', ')}.`);
  await verify(backup, backups);
}

/**
 * Starts a copy of the copy and reads all of it. Page checksums find disk errors.
 *
 * @throws Error that says what is wrong
 */
async function verify(backup: Backup, backups: string): Promise<void> {
  const { manifest } = backup;
  const scratch = join(backups, 'verifying');
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { mode: 0o711 });
  try {
    const data = join(scratch, 'postgres');
    await copyBackup(backup, data, runAs(await findBinaries(), scratch, data));
    const copy = await recover(data, manifest.quietAt ? { lsn: manifest.quietAt } : 'end');
    try {
      const found = await fingerprintsOf(copy.client);
      const faults = manifest.quietAt
        ? differences(manifest.tables, found)
        : Object.keys(manifest.tables).flatMap((table) => (found[table] ? [] : [`${table} is missing.`]));
      if (manifest.files) faults.push(...(await missingFiles(copy.client, backups)));
      if (faults.length > 0) throw new Error(`The backup differs from the database:\n${faults.join('\n')}`);
    } finally {
      await copy.stop();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function missingFiles(client: pg.Client, backups: string): Promise<string[]> {
  const { missing } = await matchFiles(client, filesIn(backups));
  return missing.map((path) => `The file ${path} is missing.`);
}

/** A failing archive fills the disk, and nothing after this backup could be restored. */
async function assertArchive(client: pg.Client, backups: string, tell: (line: string) => void): Promise<void> {
  const { rows } = await client.query(
    `SELECT current_setting('archive_mode') = 'on' AS "on", last_failed_time > coalesce(last_archived_time, '-infinity') AS failing,
       last_failed_time::text AS since FROM pg_stat_archiver`,
  );
  if (!rows[0].on)
    tell('Changes after this backup are not archived: start the server with KRETS_BACKUPS to have them, too.');
  else if (rows[0].failing)
    throw new Error(
      `The backup is whole, but changes are not archived since ${rows[0].since}: look at ${archiveIn(backups)}.`,
    );
}

/** Deletes old backups, with the segments and files that no remaining one needs; seven days and four weeks are retained. */
async function removeOld({ backups, report: tell }: BackupRequest): Promise<void> {
  const all = await backupsIn(backups);
  const stay = retained(all.map(({ manifest }) => manifest.at));
  const left = all.filter(({ manifest }) => stay.has(manifest.at));
  for (const { folder } of all.filter((one) => !left.includes(one))) await rm(folder, { recursive: true });
  const [oldest, newest] = [left[0], left.at(-1)];
  if (!oldest || !newest) return;
  const segments = await removeSegmentsBefore(backups, oldest.manifest.firstSegment);
  const wanted = new Set(left.flatMap(({ manifest }) => (manifest.files ?? []).map(({ path }) => path)));
  const files = await removeFiles(backups, wanted, new Date(newest.manifest.at));
  tell(
    `${left.length} backups stay; removed: ${all.length - left.length} old ones, ${segments} segments, ${files} files.`,
  );
}
