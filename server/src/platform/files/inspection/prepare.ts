import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { kindOf } from './file-kind.js';
import { reencode } from './image.js';
import type { Scanner } from './scanner.js';

/** A file that was inspected and may be stored. */
export type Prepared = {
  path: string;
  bytes: number;
  sha256: string;
  mediaType: string;
  extensions: readonly string[];
  /** Of the redrawn image. */
  image: { width: number; height: number; thumbnail: string } | null;
};

/** @throws BAD_INPUT on `file`: a `FileFault`, or `infected` */
export async function prepare(path: string, scanner: Scanner): Promise<Prepared> {
  const { mediaType, extensions, is } = await kindOf(path);
  await scanner.assertClean(path);
  const drawn = is === 'image' ? await reencode(path, mediaType) : null;
  const stored = drawn?.path ?? path;
  const hash = createHash('sha256');
  await pipeline(createReadStream(stored), hash);
  const { size } = await stat(stored);
  const image = drawn && { width: drawn.width, height: drawn.height, thumbnail: drawn.thumbnail };
  return { path: stored, bytes: size, sha256: hash.digest('hex'), mediaType, extensions, image };
}
