import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunAs } from '../database/embedded/binaries.js';

/** The archive of a backup folder: every change, in the order it was written. */
export const archiveIn = (backups: string) => join(backups, 'wal');

const segment = /^[0-9A-F]{24}\.gz$/;

/** Seconds after which an incomplete segment is archived: the most that is lost with the machine. */
const archiveSeconds = 60;

const quoted = (path: string) => `'${path.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`;

/**
 * The settings that make PostgreSQL archive each segment. An existing segment with other content is refused: two clusters writing to one
 * archive would make both unusable. Compressed, because a segment is 16 MB however little it holds.
 *
 * @throws Error when the archive belongs to another cluster
 */
export async function archiveSettings(backups: string, data: string, as: RunAs): Promise<Record<string, string>> {
  const archive = archiveIn(backups);
  // PostgreSQL may run as another user, who must be able to pass this folder; those below it are private.
  await mkdir(backups, { recursive: true, mode: 0o711 });
  await mkdir(archive, { recursive: true, mode: 0o700 });
  await claim(backups, data);
  assertWritable(archive, as);
  const place = `${quoted(archive)}/%f.gz`;
  const write = `gzip < "%p" > ${place}.part && sync ${place}.part && mv ${place}.part ${place} && sync ${quoted(archive)}`;
  return {
    archive_mode: 'on',
    archive_timeout: String(archiveSeconds),
    archive_command: `if test -f ${place}; then gzip -dc ${place} | cmp -s - "%p"; else ${write}; fi`,
  };
}

function assertWritable(archive: string, as: RunAs): void {
  const { uid, gid } = as;
  if (uid === undefined || gid === undefined) return;
  chownSync(archive, uid, gid);
  if (spawnSync('test', ['-w', archive], { uid, gid }).status !== 0)
    throw new Error(`PostgreSQL runs as user ${uid}, who cannot reach ${archive}: choose another KRETS_BACKUPS.`);
}

/** A restored copy that is only inspected must not write to the archive of its origin. */
async function claim(backups: string, data: string): Promise<void> {
  const file = join(backups, 'cluster');
  const owner = await readFile(file, 'utf8').catch(() => '');
  if (!owner) await writeFile(file, data, { mode: 0o600 });
  else if (owner !== data) {
    throw new Error(
      `KRETS_BACKUPS=${backups} holds the backups of the data in ${owner}. Give ${data} another folder; ` +
        `if the data were moved here and the old ones are gone, delete ${file}.`,
    );
  }
}

/** The command with which PostgreSQL fetches a segment during recovery. */
export const restoreCommand = (backups: string) => `gzip -dc ${quoted(archiveIn(backups))}/%f.gz > "%p"`;

/** The position of a segment in the order of writing, whatever its timeline. */
const placeOf = (name: string) => name.slice(8, 24);

async function segmentsIn(backups: string): Promise<string[]> {
  const names = await readdir(archiveIn(backups)).catch(() => []);
  return names.filter((name) => segment.test(name)).sort();
}

/** Whether the archive has every later segment without a gap. */
export async function isArchived(backups: string, first: string): Promise<boolean> {
  return (await segmentsIn(backups)).includes(`${first}.gz`);
}

const ordinal = (name: string) =>
  Number.parseInt(name.slice(8, 16), 16) * 256 + Number.parseInt(name.slice(16, 24), 16);

/** @returns the first gap in the archive: the cluster ran for a while without KRETS_BACKUPS */
export async function gapAfter(backups: string, first: string): Promise<string | null> {
  const later = (await segmentsIn(backups)).filter((name) => placeOf(name) >= placeOf(first));
  const all = [...new Set(later.map(ordinal))].sort((a, b) => a - b);
  const at = all.findIndex((each, n) => n > 0 && each !== (all[n - 1] ?? 0) + 1);
  return at === -1 ? null : (later.find((name) => ordinal(name) === all[at]) ?? null);
}

/** Deletes segments that no remaining backup needs. @returns how many were deleted */
export async function removeSegmentsBefore(backups: string, first: string): Promise<number> {
  const all = (await readdir(archiveIn(backups)).catch(() => [])).filter((name) => /^[0-9A-F]{24}\./.test(name));
  const old = all.filter((name) => placeOf(name) < placeOf(first));
  for (const name of old) await rm(join(archiveIn(backups), name), { force: true });
  return old.length;
}
