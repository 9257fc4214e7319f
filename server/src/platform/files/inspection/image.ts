import { limits } from '@krets/shared/limits';
import sharp from 'sharp';
import { derivedFiles } from '../incoming-files.js';
import { notTaken } from './file-kind.js';

export type EncodedImage = { path: string; thumbnail: string; width: number; height: number };

// A decoded image is many times its file: cached and parallel ones would add up.
sharp.cache(false);
sharp.concurrency(1);
/** One image must not block those that wait behind it. */
const timeout = { seconds: 30 };
let last: Promise<unknown> = Promise.resolve();

/**
 * Redraws the image upright with only its visible pixels: location, camera, comments and appended data are removed. A WebP that moves goes
 * on moving. One at a time.
 *
 * @throws BAD_INPUT for an image that is too large or cannot be decoded
 */
export function reencode(path: string, mediaType: string): Promise<EncodedImage> {
  const mine = last.then(() => encode(path, mediaType));
  last = mine.catch(() => {});
  return mine;
}

async function encode(path: string, mediaType: string): Promise<EncodedImage> {
  const [drawn, thumbnail] = derivedFiles.map((suffix) => path + suffix) as [string, string];
  const side = limits.thumbnail;
  const { width: across = 0, height: down = 0, pages = 1 } = await measured(path);
  // The pictures of an animation lie under each other.
  if (across * down * pages > limits.imagePixels) throw notTaken('pixels', limits.imagePixels / 1_000_000);
  try {
    const input = { limitInputPixels: limits.imagePixels, failOn: 'error', animated: pages > 1 } as const;
    const image = sharp(path, input).timeout(timeout);
    const upright = pages > 1 ? image : image.autoOrient();
    const format = mediaType.slice('image/'.length) as 'jpeg' | 'png' | 'webp';
    const redrawn = upright.toFormat(format, format === 'png' ? {} : { quality: 90 });
    const { width, height, pageHeight = height } = await redrawn.toFile(drawn);
    const small = sharp(drawn, { limitInputPixels: limits.imagePixels }).timeout(timeout);
    await small.resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 }).toFile(thumbnail);
    return { path: drawn, thumbnail, width, height: pageHeight };
  } catch {
    throw notTaken('broken');
  }
}

/** Read from the head of the file alone, whatever size it states. */
const measured = (path: string) =>
  sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw notTaken('broken');
    });
