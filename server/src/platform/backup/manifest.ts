import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Fingerprints } from './fingerprint.js';

export type BackedUpFile = { path: string; bytes: number; sha256: string };

/** The description of a backup. */
export type Manifest = {
  format: 1;
  /** When the copy was complete: it can be restored to this moment and, with an archive, to every later one. */
  at: string;
  postgres: string;
  /** The first segment that recovery needs. */
  firstSegment: string;
  /** Where recovery stops so that `tables` can be compared; null when somebody was writing all the time. */
  quietAt: string | null;
  tables: Fingerprints;
  folders: string[];
  data: BackedUpFile[];
  /** Files of the rooms, in the folder `files` that all backups share; null when they are in a bucket. */
  files: BackedUpFile[] | null;
};

export type Backup = { folder: string; manifest: Manifest };

export const basesIn = (backups: string) => join(backups, 'base');

/** Complete backups, oldest first. */
export async function backupsIn(backups: string): Promise<Backup[]> {
  const names = (await readdir(basesIn(backups)).catch(() => [])).filter((name) => /^\d/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const folder = join(basesIn(backups), name);
      return { folder, manifest: JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest };
    }),
  );
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeWhole(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 1));
}

/** Atomic, also in a power cut. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  await file.writeFile(text);
  await file.sync().finally(() => file.close());
  await rename(`${path}.new`, path);
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** @returns the files that are missing or differ from the manifest */
export async function damaged(folder: string, files: BackedUpFile[]): Promise<string[]> {
  const bad: string[] = [];
  for (const { path, sha256 } of files) {
    const found = await sha256Of(join(folder, path)).catch(() => 'missing');
    if (found !== sha256) bad.push(path);
  }
  return bad;
}
