import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backUp, check } from './platform/backup/backup.js';
import { faultsOfDump, liveRows, rowsInDump } from './platform/backup/check-dump.js';
import { exportAll } from './platform/backup/export.js';
import { importAll, readExport } from './platform/backup/import.js';
import { backupsIn } from './platform/backup/manifest.js';
import { restore } from './platform/backup/restore.js';
import { type Config, readConfig } from './platform/config/config.js';
import { runningEmbedded, startEmbedded } from './platform/database/embedded/embedded.js';
import { migrate } from './platform/database/migrate.js';
import { replayErasures } from './replay-erasures.js';

// Commands an operator runs beside the server: `npm run backup`, restore, export, import, check-backup.

const print = (line: string) => console.log(line);

type Options = { to?: string; from?: string; into?: string; database?: string; force?: boolean };

const backupsOf = (config: Config, given: string | undefined) =>
  resolve(given ?? config.backups ?? `${config.dataFolder}-backups`);

function needed(value: string | undefined, usage: string): string {
  if (!value) throw new Error(`Usage: ${usage}`);
  return value;
}

const embeddedOnly = (config: Config, command: string) => {
  if (config.database)
    throw new Error(
      `npm run ${command} is for the embedded PostgreSQL. docs/OPERATIONS.md says what to do with one of your own.`,
    );
};

async function backup(config: Config, { to }: Options): Promise<void> {
  embeddedOnly(config, 'backup');
  const { dataFolder, files } = config;
  const filesFolder = files.s3 ? null : files.folder;
  await backUp({ dataFolder, filesFolder, backups: backupsOf(config, to), archives: config.backups, report: print });
}

/** Accepts the usual ways to write a time, and PostgreSQL's; without a zone it is local time. */
function momentIn(text: string): Date {
  const moment = new Date(
    text
      .trim()
      .replace(' ', 'T')
      .replace(/([+-]\d\d)$/, '$1:00'),
  );
  if (Number.isNaN(moment.getTime())) throw new Error(`--to must be a moment such as '2026-11-28 12:00:00'.`);
  return moment;
}

async function runRestore(config: Config, { from, to, into, force }: Options): Promise<void> {
  embeddedOnly(config, 'restore');
  const moment = to ? momentIn(to) : null;
  // The files of the running server are not those of a copy.
  const target = into ? readConfig({ ...process.env, KRETS_DATA: into, KRETS_FILES: '' }) : config;
  const { dataFolder } = target;
  const filesFolder = target.files.s3 ? null : target.files.folder;
  const backups = backupsOf(config, from);
  const { files, erasures, returned } = await restore({
    backups,
    to: moment,
    dataFolder,
    filesFolder,
    force: force ?? false,
    report: print,
  });
  const count = erasures.gone.length + erasures.takenOut.length;
  if (count > 0) {
    // The archive is written to only by the cluster it belongs to.
    const embedded = await startEmbedded(dataFolder, into ? null : target.backups);
    try {
      await migrate(embedded.ownerUrl);
      const secrets = [...target.secrets, embedded.secret];
      const rest = { jobs: 'off', databaseUrl: embedded.appUrl, jobsUrl: undefined } as const;
      await replayErasures({ ...target, ...rest, secrets }, erasures);
    } finally {
      await embedded.stop();
    }
  }
  print(`Restored${moment ? ` to ${moment.toISOString()}` : ''} in ${dataFolder}. Everybody has to sign in again.`);
  print(
    `Erasures done again: ${erasures.gone.length} accounts, ${erasures.takenOut.length} times words taken out of a room.`,
  );
  if (files) print(`Files: ${files.missing.length} missing, ${files.stray.length} without a row moved aside.`);
  for (const path of files?.missing ?? []) print(`  missing: ${path}`);
  for (const [what, ids] of Object.entries(returned))
    if (ids.length > 0) print(`Ended since then, and open again – end them again: ${what} ${ids.join(', ')}`);
  print('Take a backup now: the restored database goes on from another point than the earlier one.');
}

async function exportTo(config: Config, { to }: Options): Promise<void> {
  const path = resolve(needed(to, 'npm run export -- --to FILE'));
  const { url, stop } = await readable(config);
  try {
    const { tables, rows } = await exportAll(url, path);
    print(
      `Exported: ${rows} rows of ${tables} tables to ${path}. It contains everything that anybody wrote: store it safely.`,
    );
  } finally {
    await stop();
  }
}

async function readable(config: Config): Promise<{ url: string; stop(): Promise<void> }> {
  const stop = async () => {};
  if (config.database)
    return {
      url: needed(process.env.DATABASE_BACKUP_URL, 'DATABASE_BACKUP_URL=postgres://krets_backup:… npm run …'),
      stop,
    };
  const running = await runningEmbedded(config.dataFolder);
  if (running) return { url: running.backupUrl, stop };
  const embedded = await startEmbedded(config.dataFolder, config.backups);
  return { url: embedded.backupUrl, stop: () => embedded.stop() };
}

async function importFrom(config: Config, { from, database }: Options): Promise<void> {
  const path = resolve(needed(from, 'npm run import -- --from FILE'));
  const head = await readExport(path);
  const embedded = config.database ? null : await startEmbedded(config.dataFolder, config.backups);
  try {
    const ownerUrl = needed(embedded?.ownerUrl ?? config.database?.ownerUrl, 'DATABASE_OWNER_URL');
    const superUrl = needed(
      embedded?.superUrl ?? database,
      'npm run import -- --from FILE --database postgres://SUPERUSER:…@host/krets',
    );
    await migrate(ownerUrl, head.migrations);
    const { tables, rows } = await importAll(superUrl, path, head);
    await migrate(ownerUrl);
    print(`Imported: ${rows} rows of ${tables} tables, each equal to what was exported on ${head.at}.`);
  } finally {
    await embedded?.stop();
  }
}

/** A backup folder of ours, or a dump made by pg_dump. */
async function checkBackup(config: Config, _: Options, [given]: string[]): Promise<void> {
  const path = resolve(needed(given, 'npm run check-backup -- FOLDER_OR_DUMP'));
  const newest = (await stat(path)).isDirectory() ? (await backupsIn(path)).at(-1) : undefined;
  if (newest) {
    await check(newest, path);
    return print(`The backup of ${newest.manifest.at} is whole and starts.`);
  }
  const url = config.database ? process.env.DATABASE_BACKUP_URL : (await runningEmbedded(config.dataFolder))?.backupUrl;
  const dump = await rowsInDump(path);
  const faults = faultsOfDump(dump, url ? await liveRows(url) : null);
  if (faults.length > 0) throw new Error(`This is not a backup:\n${faults.join('\n')}`);
  const rows = [...dump.values()].reduce((sum, each) => sum + each, 0);
  print(
    `The dump holds ${rows} rows of ${dump.size} tables${url ? ', and no table is empty that should not be' : ''}.`,
  );
}

const commands: Record<string, (config: Config, options: Options, rest: string[]) => Promise<void>> = {
  backup,
  restore: runRestore,
  export: exportTo,
  import: importFrom,
  'check-backup': checkBackup,
};

async function run(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: { to: text, from: text, into: text, database: text, force: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [name = '', ...rest] = positionals;
  const command = commands[name];
  if (!command) throw new Error(`Give one of these commands: ${Object.keys(commands).join(', ')}.`);
  await command(readConfig(process.env), values as Options, rest);
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
