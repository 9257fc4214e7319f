import { limits } from '@krets/shared/limits';
import sharp from 'sharp';
import { badInput } from '../../errors.js';
import { derivedFiles } from '../incoming-files.js';

export type EncodedImage = { path: string; thumbnail: string; width: number; height: number };

// A decoded image is many times its file: cached and parallel ones would add up.
sharp.cache(false);
sharp.concurrency(1);
/** One image must not block those that wait behind it. */
const timeout = { seconds: 30 };
let last: Promise<unknown> = Promise.resolve();

/**
 * Redraws the image upright with only its visible pixels: location, camera, comments and appended data are removed. One at a time.
 *
 * @throws BAD_INPUT for an image that cannot be decoded
 */
export function reencode(path: string, mediaType: string): Promise<EncodedImage> {
  const mine = last.then(() => encode(path, mediaType));
  last = mine.catch(() => {});
  return mine;
}

async function encode(path: string, mediaType: string): Promise<EncodedImage> {
  const [drawn, thumbnail] = derivedFiles.map((suffix) => path + suffix) as [string, string];
  const side = limits.thumbnail;
  try {
    const image = sharp(path, { limitInputPixels: limits.imagePixels, failOn: 'error' }).timeout(timeout).autoOrient();
    const format = mediaType.slice('image/'.length) as 'jpeg' | 'png' | 'webp';
    const { width, height } = await image.toFormat(format, format === 'png' ? {} : { quality: 90 }).toFile(drawn);
    const small = sharp(drawn, { limitInputPixels: limits.imagePixels }).timeout(timeout);
    await small.resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 }).toFile(thumbnail);
    return { path: drawn, thumbnail, width, height };
  } catch {
    throw badInput({ field: 'file', rule: 'broken' });
  }
}
