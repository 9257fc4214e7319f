import type { Writable } from 'node:stream';

/** Bytes from `start` to `end`, both included. */
export type Range = { start: number; end: number };

/** Opened content must be piped exactly once: the file is open until then. */
export interface Content {
  /** Pipes the content and ends the target. @throws when the target closes or the source breaks off; both are then closed */
  pipeTo(into: Writable): Promise<void>;
}

/** Stores the content of files by content id. It checks no access: that is done before. */
export interface FileStore {
  /** Takes over the file at `path`, which may or may not remain there. */
  put(key: string, path: string): Promise<void>;
  /** Undefined when there is none. */
  read(key: string, range?: Range): Promise<Content | undefined>;
  /** Succeeds also when there is none. */
  remove(key: string): Promise<void>;
  /** @throws Error when nothing can be written now */
  check(): Promise<void>;
}

export const FILE_STORE = Symbol('FILE_STORE');

/** Key of the thumbnail of an image. */
export const thumbnailOf = (key: string) => `${key}.thumbnail`;
