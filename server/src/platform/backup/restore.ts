import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { findBinaries, runAs } from '../database/embedded/binaries.js';
import { majorOf, passwordsIn } from '../database/embedded/embedded.js';
import { lockFolder } from '../database/embedded/lock-file.js';
import { stopOrphan } from '../database/embedded/postmaster.js';
import { copyWhole } from './copy-files.js';
import { type Erasures, erasuresIn, notedErasures, together, toReplay } from './erasures.js';
import { type Backup, backupsIn, damaged } from './manifest.js';
import { copyBackup, endedEarly, openAlone, recover, type Target } from './recovery.js';
import { type FilesMatched, restoreFiles } from './room-files.js';
import { archiveIn, gapAfter, isArchived, restoreCommand } from './wal-archive.js';

export type RestoreRequest = {
  backups: string;
  /** Null for the last change there is. */
  to: Date | null;
  dataFolder: string;
  filesFolder: string | null;
  /** Whether existing data are moved aside. */
  force: boolean;
  report(line: string): void;
};

export type Restored = {
  files: FilesMatched | null;
  /** Erasures to repeat, by the server's own services. */
  erasures: Erasures;
  /** Rights taken from somebody after the moment, which restoring gives back. */
  returned: { seats: string[]; accounts: string[] };
};

/** What a newer state knows and the restored one does not. */
type Later = { erasures: Erasures; endedSeats: string[]; disabled: string[] };

/** @throws Error that says why not; then nothing has been changed */
export async function restore(request: RestoreRequest): Promise<Restored> {
  const { dataFolder, force, report: tell } = request;
  await mkdir(dataFolder, { recursive: true });
  const release = await lockFolder(dataFolder);
  const data = join(dataFolder, 'postgres');
  const fresh = join(dataFolder, 'restoring');
  try {
    await rm(fresh, { recursive: true, force: true });
    if ((await isThere(data)) && !force)
      throw new Error(
        `There are data in ${dataFolder} already. Give --into another folder, or --force to put them aside.`,
      );
    const backup = await choose(request);
    tell(`From the backup of ${backup.manifest.at} …`);
    await mkdir(fresh, { mode: 0o711 });
    const later = await laterState(request, backup, join(fresh, 'latest'));
    const aside = join(dataFolder, `before-restore-${new Date().toISOString().replaceAll(':', '')}`);
    const passwords = join(dataFolder, 'passwords.json');
    if (!(await isThere(passwords))) await copyWhole(join(backup.folder, 'passwords.json'), passwords);
    const copy = await recoverTo(request, backup, join(fresh, 'postgres'));
    const restored = await applyLaterState(copy.client, request, later, aside).finally(() => copy.stop());
    if (await isThere(data)) {
      await mkdir(aside, { recursive: true, mode: 0o711 });
      await rename(data, join(aside, 'postgres'));
    }
    await rename(join(fresh, 'postgres'), data);
    if (await isThere(aside)) tell(`The earlier data are in ${aside}: delete them when everything works.`);
    return restored;
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await release();
  }
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

async function choose({ backups, to }: RestoreRequest): Promise<Backup> {
  const all = await backupsIn(backups);
  const backup = all.filter(({ manifest }) => !to || new Date(manifest.at) <= to).at(-1);
  const [first] = all;
  if (!first) throw new Error(`There is no backup in ${backups}.`);
  if (!backup) throw new Error(`The first backup is of ${first.manifest.at}: nothing earlier can be restored.`);
  const major = majorOf(await findBinaries());
  if (backup.manifest.postgres.split('.')[0] !== major)
    throw new Error(
      `The backup is of PostgreSQL ${backup.manifest.postgres}, and this Krets brings PostgreSQL ${major}. Restore it with the Krets ` +
        'that made it; then npm run export -- --to krets.jsonl there, and npm run import -- --from krets.jsonl here.',
    );
  const bad = await damaged(join(backup.folder, 'data'), backup.manifest.data);
  if (bad.length > 0) throw new Error(`The backup ${backup.folder} is damaged: ${bad.slice(0, 5).join(', ')}.`);
  if (to && !(await isArchived(backups, backup.manifest.firstSegment)))
    throw new Error(
      `Changes after the backup were not archived in ${archiveIn(backups)}: without --to the moment of the backup, ${backup.manifest.at}, can be restored.`,
    );
  return backup;
}

async function recoverTo({ backups, to, dataFolder }: RestoreRequest, backup: Backup, data: string) {
  await copyBackup(backup, data, runAs(await findBinaries(), dataFolder, data));
  const { firstSegment } = backup.manifest;
  const archived = await isArchived(backups, firstSegment);
  const gap = archived && !to ? await gapAfter(backups, firstSegment) : null;
  if (gap)
    throw new Error(
      `The archive ${archiveIn(backups)} lacks what comes before ${gap}. Give --to a moment before that, or restore a later backup.`,
    );
  // PostgreSQL reads this setting before it knows time zone names such as Z.
  const target: Target = to ? { time: to.toISOString().replace('T', ' ').replace('Z', '+00') } : 'end';
  return recover(data, target, archived ? restoreCommand(backups) : undefined).catch((error: unknown) => {
    if (to && endedEarly(error))
      throw new Error(
        `Nothing as late as ${to.toISOString()} has been archived: leave out --to for the last there is.`,
      );
    throw error;
  });
}

/** Erasures are repeated up to the last known change: from the data moved aside, the archive and later backups. */
async function laterState(request: RestoreRequest, backup: Backup, scratch: string): Promise<Later> {
  const noted = await notedErasures(request.backups);
  const newest = await newestState(request, backup, scratch);
  return { ...newest, erasures: together(noted, newest.erasures) };
}

async function newestState(request: RestoreRequest, backup: Backup, scratch: string): Promise<Later> {
  const { to, dataFolder, report: tell } = request;
  const data = join(dataFolder, 'postgres');
  if (await isThere(data)) {
    await stopOrphan(data);
    const before = await openAlone(data).catch(() => null);
    if (before) return stateOf(before.client, backup).finally(() => before.stop());
    tell('The existing data do not start: the latest erasures are read from the archive.');
  }
  if (!to) return nothing;
  const latest = await recoverTo({ ...request, to: null, dataFolder: dirname(scratch) }, backup, scratch);
  const state = await stateOf(latest.client, backup).finally(() => latest.stop());
  await rm(scratch, { recursive: true, force: true });
  return state;
}

const nothing: Later = { erasures: { gone: [], takenOut: [] }, endedSeats: [], disabled: [] };

const idsOf = async (client: pg.Client, sql: string, ids: string[]) =>
  (await client.query<{ id: string }>(sql, [ids])).rows.map(({ id }) => id);

async function stateOf(client: pg.Client, { manifest }: Backup): Promise<Later> {
  const since = [manifest.at];
  const endedSeats = await client.query<{ id: string }>('SELECT id FROM seats WHERE ended_at >= $1', since);
  const disabled = await client.query<{ id: string }>(
    'SELECT person_id AS id FROM accounts WHERE disabled_at >= $1',
    since,
  );
  return {
    erasures: await erasuresIn(client),
    endedSeats: endedSeats.rows.map(({ id }) => id),
    disabled: disabled.rows.map(({ id }) => id),
  };
}

/** State that must not be restored: sessions, locks of workers that no longer run, and the password, which must be the folder's. */
async function applyLaterState(
  client: pg.Client,
  request: RestoreRequest,
  later: Later,
  aside: string,
): Promise<Restored> {
  const { dataFolder, filesFolder, backups } = request;
  await client.query('DELETE FROM sessions');
  await client.query('DELETE FROM sign_in_codes');
  await client.query(
    'UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_by IS NOT NULL',
  );
  await client.query(
    'UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_by IS NOT NULL',
  );
  const { superuser } = await passwordsIn(dataFolder);
  await client.query(`ALTER ROLE postgres PASSWORD '${superuser}'`);
  const files = filesFolder === null ? null : await restoreFiles(client, backups, filesFolder, join(aside, 'files'));
  return {
    files,
    erasures: await toReplay(client, later.erasures),
    returned: {
      seats: await idsOf(client, 'SELECT id FROM seats WHERE ended_at IS NULL AND id = ANY($1)', later.endedSeats),
      accounts: await idsOf(
        client,
        'SELECT person_id AS id FROM accounts WHERE disabled_at IS NULL AND person_id = ANY($1)',
        later.disabled,
      ),
    },
  };
}
