import type { Writable } from 'node:stream';

/** Bytes from `start` to `end`, both included. */
export type Range = { start: number; end: number };

/** What has been opened has to be poured out, once: a file is held open until then. */
export interface Content {
  /** Ends what it is poured into. @throws when whoever takes it leaves, or the source breaks off; then both are let go */
  pipeTo(into: Writable): Promise<void>;
}

/** Where the content of files lies, by the id of the content. It knows no room and asks nobody: who may read is decided before it. */
export interface FileStore {
  /** Takes the file at `path` over; whether it is left there afterwards does not matter. */
  put(key: string, path: string): Promise<void>;
  /** Undefined when there is none. */
  read(key: string, range?: Range): Promise<Content | undefined>;
  /** Also when there is none. */
  remove(key: string): Promise<void>;
  /** @throws Error when nothing could be written now */
  check(): Promise<void>;
}

export const FILE_STORE = Symbol('FILE_STORE');

/** The small picture of an image lies beside it. */
export const thumbnailOf = (key: string) => `${key}.thumbnail`;
