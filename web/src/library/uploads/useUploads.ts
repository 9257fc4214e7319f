import { splitName } from '@krets/shared/file-names';
import { limits } from '@krets/shared/limits';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { type Uploaded, type UploadFault, uploadFile } from './upload-file.js';

export type Upload = {
  key: string;
  file: File;
  /** Bytes sent so far. */
  sent: number;
  uploaded?: Uploaded;
  fault?: UploadFault;
  /** The title, and the description of an image. */
  title: string;
  alt: string;
};

type Change = { add: Upload[] } | { drop: string } | { dropAll: true } | { key: string; to: Partial<Upload> };

function reducer(uploads: readonly Upload[], change: Change): readonly Upload[] {
  if ('add' in change) return [...uploads, ...change.add];
  if ('drop' in change) return uploads.filter(({ key }) => key !== change.drop);
  if ('dropAll' in change) return [];
  return uploads.map((one) => (one.key === change.key ? { ...one, ...change.to } : one));
}

const concurrentUploads = 3;
const stemOf = (name: string) => splitName(name).stem.replace(/[_]+/g, ' ');

/** Uploads to a room, a few at a time. With `only`, a new file replaces the last. */
export function useUploads(networkId: string, only = false) {
  const [uploads, dispatch] = useReducer(reducer, []);
  const aborts = useRef(new Map<string, () => void>());
  /** Each is sent once: one that has just ended may still look as if it waited. */
  const begun = useRef(new Set<string>());

  const stop = useCallback((key: string) => {
    aborts.current.get(key)?.();
    aborts.current.delete(key);
  }, []);

  useEffect(() => {
    const waiting = uploads.filter(({ key, uploaded, fault }) => !uploaded && !fault && !begun.current.has(key));
    for (const { key, file } of waiting.slice(0, Math.max(0, concurrentUploads - aborts.current.size))) {
      begun.current.add(key);
      const finish = (to: Partial<Upload>) => {
        aborts.current.delete(key);
        dispatch({ key, to });
      };
      const end = uploadFile(networkId, file, {
        progress: (sent) => dispatch({ key, to: { sent } }),
        done: (uploaded) => finish({ uploaded, sent: file.size }),
        fault: (fault) => finish({ fault }),
      });
      aborts.current.set(key, end);
    }
  }, [uploads, networkId]);

  useEffect(() => {
    const all = aborts.current;
    return () => {
      for (const end of all.values()) end();
      all.clear();
    };
  }, []);

  const add = useCallback(
    (files: readonly File[]) => {
      if (only && files.length > 0) {
        for (const key of [...aborts.current.keys()]) stop(key);
        dispatch({ dropAll: true });
      }
      const taken = only ? files.slice(0, 1) : files;
      dispatch({
        add: taken.map((file) => ({
          key: crypto.randomUUID(),
          file,
          sent: 0,
          title: [...stemOf(file.name)].slice(0, limits.title).join(''),
          alt: '',
          ...(file.size > limits.fileBytes ? { fault: 'TOO_LARGE' as const } : {}),
        })),
      });
    },
    [only, stop],
  );

  /** Pictures that are with the server already; their description is shown for the name, which is not stored here. */
  const addUploaded = useCallback(
    (pictures: readonly { fileId: string; alt: string }[]) =>
      dispatch({
        add: pictures.map(({ fileId, alt }) => ({
          key: crypto.randomUUID(),
          file: new File([], alt),
          sent: 0,
          uploaded: { id: fileId, name: alt, mediaType: '', bytes: 0, isImage: true },
          title: '',
          alt,
        })),
      }),
    [],
  );

  const drop = useCallback(
    (key: string) => {
      stop(key);
      dispatch({ drop: key });
    },
    [stop],
  );
  const change = useCallback((key: string, to: Partial<Upload>) => dispatch({ key, to }), []);
  const clear = useCallback(() => dispatch({ dropAll: true }), []);

  return { uploads, add, addUploaded, drop, change, clear };
}

export type Uploads = ReturnType<typeof useUploads>;
