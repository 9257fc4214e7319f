import type { Door } from '../door.js';
import type { Prepared } from './inspecting/prepare.js';

/** What the uploader is told. */
export type KeptFile = { id: string; name: string; mediaType: string; bytes: number; isImage: boolean };

/** What a reader is given. `key` is where the content lies. */
export type FoundFile = KeptFile & { key: string };

/** What the door for files needs to know of the world: a wing says who may, and keeps the rows. */
export type Shelf = {
  /** @throws NOT_FOUND unless the person may add files to the room, FULL when so many bytes more would not fit */
  admit(door: Door, networkId: string, bytes: number): Promise<void>;
  keep(door: Door, networkId: string, name: string, file: Prepared): Promise<KeptFile>;
  /** @throws NOT_FOUND for what does not exist and for what is closed to the person */
  find(door: Door, fileId: string): Promise<FoundFile>;
};

export const SHELF = Symbol('SHELF');
