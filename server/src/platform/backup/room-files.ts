import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClientBase } from 'pg';
import { thumbnailOf } from '../files/store/file-store.js';
import { copyWhole, walk } from './copy-files.js';
import type { BackedUpFile } from './manifest.js';

/** Where the file store on disk has them. Content under a name never changes. */
const placeOf = (key: string) => join(key.slice(0, 2), key);
const stored = /^[0-9a-f]{2}\/[0-9a-f-]{36}(\.thumbnail)?$/;

export const filesIn = (backups: string) => join(backups, 'files');

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

async function storedIn(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of walk(folder, (name) => name.length === 2)) if (stored.test(path)) paths.push(path);
  return paths;
}

/** Copies files added since the last backup. @param known the hashes of files copied before */
export async function copyFiles(folder: string, backups: string, known: BackedUpFile[]): Promise<BackedUpFile[]> {
  const earlier = new Map(known.map((file) => [file.path, file]));
  const all: BackedUpFile[] = [];
  for (const path of await storedIn(folder)) {
    const target = join(filesIn(backups), path);
    const before = (await exists(target)) ? earlier.get(path) : undefined;
    const made = before ?? (await copyWhole(join(folder, path), target));
    if (made) all.push({ ...made, path });
  }
  return all;
}

/** Deletes copies that no backup refers to, unless they are newer than the newest one. */
export async function removeFiles(backups: string, wanted: Set<string>, newest: Date): Promise<number> {
  let removed = 0;
  for (const path of await storedIn(filesIn(backups))) {
    if (wanted.has(path) || (await stat(join(filesIn(backups), path))).mtime > newest) continue;
    await rm(join(filesIn(backups), path));
    removed++;
  }
  return removed;
}

/** The paths that the rows of the database refer to. */
async function wantedFiles(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string; image: boolean }>(
    'SELECT id, width IS NOT NULL AS image FROM file_contents WHERE ready AND swept_at IS NULL ORDER BY id',
  );
  return rows.flatMap(({ id, image }) => [placeOf(id), ...(image ? [placeOf(thumbnailOf(id))] : [])]);
}

export type FilesMatched = { missing: string[]; stray: string[] };

/** Compares a folder of files with the rows of the database. */
export async function matchFiles(client: ClientBase, folder: string): Promise<FilesMatched> {
  const wanted = new Set(await wantedFiles(client));
  const there = new Set(await storedIn(folder));
  // A file still being uploaded has a row that is not ready yet.
  const { rows } = await client.query<{ id: string }>('SELECT id FROM file_contents');
  const known = new Set(rows.flatMap(({ id }) => [placeOf(id), placeOf(thumbnailOf(id))]));
  return {
    missing: [...wanted].filter((path) => !there.has(path)),
    stray: [...there].filter((path) => !known.has(path)),
  };
}

/** Copies the files that the rows refer to; moves files without a row to `aside`. */
export async function restoreFiles(
  client: ClientBase,
  backups: string,
  folder: string,
  aside: string,
): Promise<FilesMatched> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { missing, stray } = await matchFiles(client, folder);
  for (const path of stray) {
    await mkdir(dirname(join(aside, path)), { recursive: true, mode: 0o700 });
    await rename(join(folder, path), join(aside, path));
  }
  const lost: string[] = [];
  for (const path of missing) if (!(await copyWhole(join(filesIn(backups), path), join(folder, path)))) lost.push(path);
  return { missing: lost, stray };
}
