import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A server that a test file has done with: the next one goes on with its process and gets a new database of the same name. */
export type PooledServer = { pid: number; port: number; database: string; folder: string };

const inFolder = (folder: string, ...names: string[]) => join(folder, 'server-pool', ...names);

/** @param folder of the whole run @param kind servers of one kind were started in the same way */
export function release(folder: string, kind: string, server: PooledServer): void {
  const file = inFolder(folder, `${kind}.${server.pid}`);
  mkdirSync(dirname(file), { recursive: true });
  // Renamed, so that nobody reads half of it.
  writeFileSync(`${file}.new`, JSON.stringify(server));
  renameSync(`${file}.new`, file);
}

export function acquire(folder: string, kind: string): PooledServer | undefined {
  for (const name of idleIn(folder)) {
    if (!name.startsWith(`${kind}.`)) continue;
    const taken = inFolder(folder, `taken.${name}`);
    try {
      renameSync(inFolder(folder, name), taken);
    } catch {
      // Another worker was faster.
      continue;
    }
    const server = JSON.parse(readFileSync(taken, 'utf8')) as PooledServer;
    rmSync(taken);
    return server;
  }
  return undefined;
}

function idleIn(folder: string): string[] {
  try {
    return readdirSync(inFolder(folder)).filter((name) => /^\w+\.\d+$/.test(name));
  } catch {
    return [];
  }
}
