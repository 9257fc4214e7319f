import type { RequestDatabase } from '../database/request-database.js';
import type { Prepared } from './inspection/prepare.js';

/** The answer to an upload. */
export type SavedFile = { id: string; name: string; mediaType: string; bytes: number; isImage: boolean };

/** The answer to a read. `key` names the content in the store. */
export type FoundFile = SavedFile & { key: string };

/** What the file routes need; an area provides it, decides who may access, and stores the rows. */
export type FileRepository = {
  /** @throws NOT_FOUND unless the person may add files to the room, FULL when the file would not fit */
  assertMayUpload(db: RequestDatabase, networkId: string, bytes: number): Promise<void>;
  save(db: RequestDatabase, networkId: string, name: string, file: Prepared): Promise<SavedFile>;
  /** @throws NOT_FOUND when it does not exist or is closed to the person */
  find(db: RequestDatabase, fileId: string): Promise<FoundFile>;
};

export const FILE_REPOSITORY = Symbol('FILE_REPOSITORY');
