import { chownSync, constants, statSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { findBinaries, type RunAs, runAs } from '../database/embedded/binaries.js';
import { Postmaster } from '../database/embedded/postgres-process.js';
import type { Backup } from './manifest.js';

/** Where recovery ends. `end`: after the last change there is. */
export type Target = { lsn: string } | { time: string } | 'end';

/** Copies the backup to a data folder that PostgreSQL can start. The backup itself is never started, because that would change it. */
export async function copyBackup({ folder, manifest }: Backup, data: string, as: RunAs): Promise<void> {
  const own = (path: string) => as.uid !== undefined && as.gid !== undefined && chownSync(path, as.uid, as.gid);
  for (const path of ['', ...manifest.folders]) {
    await mkdir(join(data, path), { mode: 0o700 });
    own(join(data, path));
  }
  for (const { path } of manifest.data) {
    await copyFile(join(folder, 'data', path), join(data, path), constants.COPYFILE_FICLONE);
    own(join(data, path));
  }
}

export type Recovered = {
  client: pg.Client;
  stop(): Promise<void>;
};

/**
 * Recovers a data folder up to `target` and opens it for this process only.
 *
 * @param fetch the command that fetches archived segments; by default only the copy's own segments are used
 * @throws Error with the end of PostgreSQL's log
 */
export async function recover(data: string, target: Target, fetch = 'false'): Promise<Recovered> {
  const signal = join(data, 'recovery.signal');
  await writeFile(signal, '', { mode: 0o600 });
  const { uid, gid } = statSync(data);
  chownSync(signal, uid, gid);
  return openAlone(data, {
    recovery_target_action: 'promote',
    restore_command: fetch,
    ...targetSettings(target),
  });
}

/** On a socket in a private folder without a password: the data may have another password than the known one. */
export async function openAlone(data: string, settings: Record<string, string> = {}): Promise<Recovered> {
  const binaries = await findBinaries();
  const as = runAs(binaries, dirname(data), data);
  const aside = await mkdtemp(join(tmpdir(), 'krets-alone-'));
  const hba = join(aside, 'hba.conf');
  await writeFile(hba, 'local all all trust\n', { mode: 0o600 });
  for (const path of [aside, hba]) if (as.uid !== undefined && as.gid !== undefined) chownSync(path, as.uid, as.gid);
  const postmaster = new Postmaster(binaries, as, data, join(aside, 'log'), {
    listen_addresses: '',
    unix_socket_directories: aside,
    port: '5432',
    hba_file: hba,
    archive_mode: 'off',
    hot_standby: 'off',
    ...settings,
  });
  const client = new pg.Client({ host: aside, port: 5432, user: 'postgres', database: 'krets' });
  client.on('error', () => {});
  const stop = async () => {
    await client.end().catch(() => {});
    await postmaster.stop();
    await rm(aside, { recursive: true, force: true });
  };
  try {
    await postmaster.start(0);
    await client.connect();
    return { client, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function targetSettings(target: Target): Record<string, string> {
  if (target === 'end') return {};
  if ('time' in target) return { recovery_target_time: target.time };
  return { recovery_target_lsn: target.lsn, recovery_target_inclusive: 'off' };
}

/** The archive has no change as late as the requested moment. */
export const endedEarly = (error: unknown): boolean =>
  /recovery ended before configured recovery target was reached/.test(String(error));
