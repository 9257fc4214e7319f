import { limits } from '@krets/shared/limits';
import sharp from 'sharp';
import { badInput } from '../../errors.js';
import { derivedFiles } from '../incoming-files.js';

export type EncodedImage = { path: string; thumbnail: string; width: number; height: number };

// An image unpacked is many times its file; kept ones and parallel ones would add up.
sharp.cache(false);
sharp.concurrency(1);
/** One picture must not hold up all that wait behind it. */
const timeout = { seconds: 30 };
let last: Promise<unknown> = Promise.resolve();

/**
 * The image drawn anew, the right way up and with nothing but what can be seen: place, camera, comments and whatever
 * lay behind the picture are gone. One at a time. @throws BAD_INPUT for what cannot be drawn
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
