import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveSettings } from '../../backup/wal-archive.js';
import { type Binaries, findBinaries, type RunAs, runAs } from './binaries.js';
import { createRoles, type Passwords } from './create-roles.js';
import { lockFolder } from './lock-file.js';
import { endOf, Postmaster, run } from './postgres-process.js';
import { freePort, isAlive, runningPort, stopOrphan } from './postmaster.js';
import { type LogLimits, logLimits, ServerLog } from './server-log.js';

export type Embedded = {
  /** Owns and migrates the tables. */
  ownerUrl: string;
  /** Serves requests. */
  appUrl: string;
  /** Runs scheduled jobs. */
  jobsUrl: string;
  /** Reads what is open, and nothing else. */
  openUrl: string;
  /** Reads everything, past row-level security, and writes nothing. */
  backupUrl: string;
  superUrl: string;
  /** Encrypts what must not be readable in the database. */
  secret: string;
  port: number;
  stop(): Promise<void>;
};

/**
 * Runs PostgreSQL in a folder, on a free port of this machine. Recovers from any power cut or kill: an interrupted first start, a server
 * that outlived its launcher, a server that crashes. With `backups` every change is archived to that folder.
 * `settings` of PostgreSQL replace the usual ones.
 *
 * @throws Error with the end of PostgreSQL's log when it does not start, or when another process uses the folder
 */
export async function startEmbedded(
  folder: string,
  backups: string | null = null,
  limits: LogLimits = logLimits,
  settings: Record<string, string> = {},
): Promise<Embedded> {
  await mkdir(folder, { recursive: true });
  const release = await lockFolder(folder);
  const data = join(folder, 'postgres');
  const log = new ServerLog(folder, limits);
  const letGo = async () => {
    log.stop();
    await release();
  };
  try {
    const binaries = await findBinaries();
    await assertSameMajor(binaries, data);
    await stopOrphan(data);
    const as = runAs(binaries, folder, data);
    const passwords = await passwordsIn(folder);
    await createOnce(binaries, as, folder, data, passwords.superuser);
    const port = await freePort();
    await log.watch();
    const archive = backups ? await archiveSettings(backups, data, as) : {};
    const server = new Postmaster(binaries, as, data, log.path, { port: String(port), ...archive, ...settings });
    await server.start();
    const urls = urlsOf(port, passwords);
    await createRoles(urls.superUrl, passwords).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    return {
      ...urls,
      secret: passwords.secret,
      port,
      stop: async () => {
        await server.stop();
        await letGo();
      },
    };
  } catch (error) {
    await letGo();
    throw error;
  }
}

function urlsOf(port: number, passwords: Passwords) {
  const url = (user: string, password: string) => `postgres://${user}:${password}@127.0.0.1:${port}/krets`;
  return {
    ownerUrl: url('krets_owner', passwords.owner),
    appUrl: url('krets_app', passwords.app),
    jobsUrl: url('krets_jobs', passwords.jobs),
    openUrl: url('krets_open', passwords.open),
    backupUrl: url('krets_backup', passwords.backup),
    superUrl: url('postgres', passwords.superuser),
  };
}

/** The addresses of the cluster in `folder` when another process has started it. */
export async function runningEmbedded(folder: string): Promise<ReturnType<typeof urlsOf> | null> {
  const port = await runningPort(join(folder, 'postgres'));
  return port === null ? null : urlsOf(port, await passwordsIn(folder));
}

/** @throws Error with the two commands that move the data, when another major version of PostgreSQL wrote them */
async function assertSameMajor(binaries: Binaries, data: string): Promise<void> {
  const written = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (!written) return;
  const major = majorOf(binaries);
  if (written === major) return;
  throw new Error(
    `The data in ${data} were written by PostgreSQL ${written}, and this Krets brings PostgreSQL ${major}, which cannot read them. ` +
      'Nothing was changed. With the Krets you had before: npm run export -- --to krets.jsonl. ' +
      'Then with this one, and KRETS_DATA naming a new folder: npm run import -- --from krets.jsonl.',
  );
}

export const majorOf = (binaries: Binaries): string =>
  /(\d+)[.\w]*\s*$/.exec(String(spawnSync(binaries.postgres, ['--version']).stdout))?.[1] ?? 'unknown';

export async function passwordsIn(folder: string): Promise<Passwords> {
  const file = join(folder, 'passwords.json');
  const stored = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Partial<Passwords>;
  const names = ['superuser', 'owner', 'app', 'jobs', 'open', 'backup', 'secret'] as const;
  if (names.every((name) => stored[name])) return stored as Passwords;
  const made = Object.fromEntries(names.map((name) => [name, randomBytes(24).toString('hex')])) as Passwords;
  const passwords = { ...made, ...stored };
  await writeFile(`${file}.new`, JSON.stringify(passwords), { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return passwords;
}

/** Written aside and renamed, so that an interrupted start leaves nothing incomplete. */
async function createOnce(
  binaries: Binaries,
  as: RunAs,
  folder: string,
  data: string,
  password: string,
): Promise<void> {
  if (await isAlive.folder(data)) return;
  const half = join(folder, 'postgres.new');
  const secret = join(folder, 'initdb.secret');
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  await writeFile(secret, password, { mode: 0o600 });
  if (as.uid !== undefined && as.gid !== undefined) for (const path of [half, secret]) chownSync(path, as.uid, as.gid);
  const options = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--auth=scram-sha-256'];
  const child = run(
    as,
    binaries.initdb,
    ['-D', half, '-U', 'postgres', `--pwfile=${secret}`, ...options],
    join(folder, 'initdb.log'),
  );
  const code = await new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  await rm(secret, { force: true });
  if (code !== 0) throw new Error(`PostgreSQL could not be set up:\n${await endOf(join(folder, 'initdb.log'))}`);
  await rename(half, data);
}
