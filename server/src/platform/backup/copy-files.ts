import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { BackedUpFile } from './manifest.js';

const chunkBytes = 256 * 1024;

/** Copies and hashes in one read, so that the hash is of what was written. @returns undefined when the file disappeared meanwhile */
export async function copyHashed(from: string, to: string): Promise<Omit<BackedUpFile, 'path'> | undefined> {
  const source = await open(from, 'r').catch(ifAbsent);
  if (!source) return undefined;
  const target = await open(to, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(chunkBytes);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, chunkBytes, bytes);
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
      const piece = buffer.subarray(0, bytesRead);
      hash.update(piece);
      await target.write(piece, 0, bytesRead, bytes);
      bytes += bytesRead;
    }
  } finally {
    await source.close();
    await target.close();
  }
}

/** Writes to a temporary name and renames: a file with the final name is complete. */
export async function copyWhole(from: string, to: string): Promise<Omit<BackedUpFile, 'path'> | undefined> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const copied = await copyHashed(from, `${to}.part`);
  if (copied) await rename(`${to}.part`, to);
  else await rm(`${to}.part`, { force: true });
  return copied;
}

function ifAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}

/** Paths below `folder`, relative to it; folders end with a slash. Skips what disappears during the walk. */
export async function* walk(folder: string, enter: (path: string) => boolean, at = folder): AsyncGenerator<string> {
  for (const entry of (await readdir(at, { withFileTypes: true }).catch(ifAbsent)) ?? []) {
    const path = join(at, entry.name);
    const name = relative(folder, path);
    if (!entry.isDirectory()) yield name;
    else {
      yield `${name}/`;
      if (enter(name)) yield* walk(folder, enter, path);
    }
  }
}
