import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ClientBase } from 'pg';
import { pause } from '../database/embedded/postmaster.js';
import { copyHashed, walk } from './copy-files.js';
import { type Fingerprints, fingerprintsOf } from './fingerprint.js';
import { type BackedUpFile, sha256Of } from './manifest.js';

type BaseBackup = {
  firstSegment: string;
  quietAt: string | null;
  tables: Fingerprints;
  folders: string[];
  data: BackedUpFile[];
};

/** Files that PostgreSQL creates again, and files that would make a copy look like a running server. */
const emptied = new Set(
  'pg_wal pg_replslot pg_dynshmem pg_notify pg_serial pg_snapshots pg_stat_tmp pg_subtrans'.split(' '),
);
const leftOut = /^(postmaster\.(pid|opts)|pg_internal\.init|pgsql_tmp.*|backup_label.*|tablespace_map.*|.*\.signal)$/;

/** Copies the data folder of a running cluster to `target`, with every segment that the copy needs to start without an archive. */
export async function takeBase(client: ClientBase, data: string, target: string): Promise<BaseBackup> {
  const ask = async (sql: string) => (await client.query(sql)).rows[0];
  // A replication slot, which retains the segments while this connection lasts.
  await ask(`SELECT pg_create_physical_replication_slot('krets_backup_${process.pid}', true, true)`);
  const { first } = await ask(`SELECT pg_walfile_name(pg_backup_start('krets', true)) AS first`);
  const { folders, copied } = await copyData(data, target);
  const { labelfile } = await ask('SELECT labelfile FROM pg_backup_stop(false)');
  await writeFile(join(target, 'backup_label'), labelfile, { mode: 0o600 });
  const label = await hashed(target, 'backup_label');
  const quiet = await quietMoment(client);
  const { last } = await ask(`SELECT pg_walfile_name(pg_create_restore_point('krets')) AS last`);
  await ask('SELECT pg_switch_wal()');
  const segments = await copySegments(data, target, first, last);
  return { firstSegment: first, ...quiet, folders, data: [...copied, label, ...segments] };
}

async function copyData(data: string, target: string): Promise<{ folders: string[]; copied: BackedUpFile[] }> {
  const folders: string[] = [];
  const copied: BackedUpFile[] = [];
  await mkdir(target, { recursive: true, mode: 0o700 });
  const copy = async (path: string) => {
    const made = await copyHashed(join(data, path), join(target, path));
    if (made) copied.push({ path, ...made });
  };
  const control = 'global/pg_control';
  for await (const path of walk(data, (folder) => !emptied.has(folder))) {
    if (path.endsWith('/')) {
      folders.push(path.slice(0, -1));
      await mkdir(join(target, path), { mode: 0o700 });
    } else if (path !== control && !leftOut.test(basename(path))) await copy(path);
  }
  await copy(control);
  return { folders, copied };
}

async function copySegments(data: string, target: string, first: string, last: string): Promise<BackedUpFile[]> {
  const names = (await readdir(join(data, 'pg_wal'))).filter(
    (name) => (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last) || /^[0-9A-F]{8}\.history$/.test(name),
  );
  const copied: BackedUpFile[] = [];
  for (const name of names) {
    const path = join('pg_wal', name);
    const made = await copyHashed(join(data, path), join(target, path));
    if (made) copied.push({ path, ...made });
  }
  return copied;
}

async function hashed(folder: string, name: string): Promise<BackedUpFile> {
  return { path: name, bytes: (await stat(join(folder, name))).size, sha256: await sha256Of(join(folder, name)) };
}

const quietTries = 400;

/**
 * A snapshot and a log position of the same moment: nobody was writing, and nothing was written until the snapshot was taken. With
 * constant writers there is no such moment, and the tables are only read.
 */
async function quietMoment(client: ClientBase): Promise<{ quietAt: string | null; tables: Fingerprints }> {
  const place = async () => (await client.query('SELECT pg_current_wal_insert_lsn() AS lsn')).rows[0].lsn as string;
  // A transaction whose commit is in the log but not yet in snapshots still counts as a writer.
  const writers = 'SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_xid IS NOT NULL';
  for (let tries = 1; ; tries++) {
    const before = await place();
    const alone = (await client.query(writers)).rows[0].n === 0;
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const quiet = (await place()) === before && alone;
    if (quiet || tries === quietTries) {
      const tables = await fingerprintsOf(client);
      await client.query('COMMIT');
      return { quietAt: quiet ? before : null, tables };
    }
    await client.query('COMMIT');
    await pause(5);
  }
}
