import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DiskContent } from './disk-content.js';
import type { Content, FileStore, Range } from './file-store.js';

const key = /^[0-9a-f-]{36}(\.thumbnail)?$/;

/** Files in a folder, under random names. */
export class DiskStore implements FileStore {
  constructor(private readonly folder: string) {}

  async put(name: string, path: string): Promise<void> {
    const place = this.#placeOf(name);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    // Synced to disk: acknowledged content must survive a power cut.
    const file = await open(path, 'r+');
    await file.sync().finally(() => file.close());
    await rename(path, place);
  }

  async read(name: string, range?: Range): Promise<Content | undefined> {
    const file = await open(this.#placeOf(name), 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return file && new DiskContent(file, range);
  }

  async remove(name: string): Promise<void> {
    await rm(this.#placeOf(name), { force: true });
  }

  async check(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const place = join(this.folder, `.check-${process.pid}`);
    await writeFile(place, 'x').finally(() => rm(place, { force: true }));
  }

  /** The server makes the keys; anything else must never become a path. */
  #placeOf(name: string): string {
    if (!key.test(name)) throw new Error('Not a key of the file store.');
    return join(this.folder, name.slice(0, 2), name);
  }
}
