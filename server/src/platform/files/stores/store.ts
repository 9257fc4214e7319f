import type { Readable } from 'node:stream';

/** Bytes from `start` to `end`, both included. */
export type Range = { start: number; end: number };

/** Where the content of files lies, by the id of the content. It knows no room and asks nobody: who may read is decided before it. */
export interface FileStore {
  /** Takes the file at `path` over; whether it is left there afterwards does not matter. */
  put(key: string, path: string): Promise<void>;
  /** Undefined when there is none. */
  read(key: string, range?: Range): Promise<Readable | undefined>;
  /** Also when there is none. */
  remove(key: string): Promise<void>;
}

export const FILE_STORE = Symbol('FILE_STORE');

/** The small picture of an image lies beside it. */
export const thumbnailOf = (key: string) => `${key}.thumbnail`;
