import type { RequestDatabase } from '../database/request-database.js';
import type { Prepared } from './inspection/prepare.js';

/** What the uploader is told. */
export type SavedFile = { id: string; name: string; mediaType: string; bytes: number; isImage: boolean };

/** What a reader is given. `key` is where the content lies. */
export type FoundFile = SavedFile & { key: string };

/** What the door for files needs to know of the world: a wing says who may, and keeps the rows. */
export type FileRepository = {
  /** @throws NOT_FOUND unless the person may add files to the room, FULL when so many bytes more would not fit */
  assertMayUpload(db: RequestDatabase, networkId: string, bytes: number): Promise<void>;
  save(db: RequestDatabase, networkId: string, name: string, file: Prepared): Promise<SavedFile>;
  /** @throws NOT_FOUND for what does not exist and for what is closed to the person */
  find(db: RequestDatabase, fileId: string): Promise<FoundFile>;
};

export const FILE_REPOSITORY = Symbol('SHELF');
