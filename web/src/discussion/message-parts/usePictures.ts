import { limits } from '@krets/shared/limits';
import { isVisible } from '@krets/shared/text';
import { useState } from 'react';
import { useUploads } from '../../library/uploads/useUploads.js';

/** The file types a message accepts; everything else belongs in the library. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'];

export type PictureFault = 'only' | 'heic' | 'most' | 'waits' | 'alt';

/** Pictures that are being added to a message: chosen, pasted or dropped. */
export function usePictures(networkId: string) {
  const uploads = useUploads(networkId);
  const [fault, setFault] = useState<PictureFault>();
  const all = uploads.uploads;

  function add(files: readonly File[]) {
    const pictures = files.filter(({ type }) => pictureTypes.includes(type));
    const room = limits.pictures - all.length;
    const other = files.find(({ type }) => !pictureTypes.includes(type));
    const isHeic = other && (/hei[cf]/.test(other.type) || /\.hei[cf]$/i.test(other.name));
    setFault(isHeic ? 'heic' : other ? 'only' : pictures.length > room ? 'most' : undefined);
    uploads.add(pictures.slice(0, Math.max(0, room)));
  }

  /** The uploaded pictures with their descriptions; undefined, with an error shown, when something is missing. */
  function take(): { fileId: string; alt: string }[] | undefined {
    const missing = all.some(({ uploaded }) => !uploaded)
      ? 'waits'
      : all.some(({ alt }) => !isVisible(alt))
        ? 'alt'
        : undefined;
    setFault(missing);
    if (missing) return undefined;
    return all.flatMap(({ uploaded, alt }) => (uploaded ? [{ fileId: uploaded.id, alt: alt.trim() }] : []));
  }

  /** Pictures of a refused message, which are uploaded already. */
  function takeBack(pictures: readonly { fileId: string; alt: string }[]) {
    uploads.addUploaded(pictures.slice(0, Math.max(0, limits.pictures - all.length)));
  }

  function clear() {
    setFault(undefined);
    uploads.clear();
  }

  return { uploads, fault, add, take, takeBack, clear };
}

export type Pictures = ReturnType<typeof usePictures>;
