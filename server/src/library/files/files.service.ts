import { randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { Inject, Injectable } from '@nestjs/common';
import { membershipOf, mySeats } from '../../networks/membership/membership.js';
import { AccessCheck } from '../../platform/access-check.js';
import { CONFIG, type ServerConfig } from '../../platform/config/config.token.js';
import type { RequestDatabase } from '../../platform/database/request-database.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound, refusal } from '../../platform/errors.js';
import { safeName } from '../../platform/files/file-names.js';
import type { FileRepository, FoundFile, SavedFile } from '../../platform/files/file-repository.js';
import type { Prepared } from '../../platform/files/inspection/prepare.js';
import { FILE_STORE, type FileStore, thumbnailOf } from '../../platform/files/store/file-store.js';
import { mayAddResource, mayReadFile } from '../resource.policy.js';
import { FileContent, StoredFile } from './file.entity.js';

const hour = 3_600_000;
/** An upload not stored within this time has failed. */
export const inProgress = `interval '1 hour'`;

/**
 * The rows of files. Content gets a row before it is stored and becomes ready afterwards: after any failure, everything
 * in the store has a row.
 */
@Injectable()
export class FileService implements FileRepository {
  constructor(
    private readonly accessCheck: AccessCheck,
    @Inject(FILE_STORE) private readonly fileStore: FileStore,
    @Inject(CONFIG) private readonly config: ServerConfig,
  ) {}

  async assertMayUpload(db: RequestDatabase, networkId: string, bytes: number): Promise<void> {
    const tx = await db.read();
    this.accessCheck.assertAllowed(mayAddResource(await membershipOf(tx, networkId)));
    await this.#assertSpace(tx, networkId, bytes);
    await db.close();
  }

  async save(db: RequestDatabase, networkId: string, name: string, file: Prepared): Promise<SavedFile> {
    const content = await db.write((tx) => this.reserve(tx, networkId, file));
    await this.storeContent(content, file);
    return db.write((tx) => this.finalize(tx, content, safeName(name, file.extensions)));
  }

  async find(db: RequestDatabase, fileId: string): Promise<FoundFile> {
    const tx = await db.read();
    const [[file]] = await Promise.all([
      tx.selectWith<StoredFile, Pick<FileContent, 'mediaType' | 'bytes' | 'width'>>(
        StoredFile,
        'c.media_type AS "mediaType", c.bytes, c.width',
        'JOIN file_contents c ON c.id = t.content_id WHERE t.id = $1',
        [fileId],
      ),
      mySeats(tx),
    ]);
    if (!file) throw notFound();
    this.accessCheck.assertAllowed(mayReadFile(await membershipOf(tx, file.networkId), file));
    const { id, name, mediaType, bytes } = file;
    return { id, name, mediaType, bytes, isImage: file.width !== null, key: file.contentId };
  }

  /** The network's existing content, or a new row for it. */
  async reserve(tx: Tx, networkId: string, { sha256, bytes, mediaType, image }: Prepared): Promise<FileContent> {
    this.accessCheck.assertAllowed(mayAddResource(await membershipOf(tx, networkId)));
    // Locks the network, so that two uploads cannot both use the last of the space.
    await tx.lockNetwork(networkId);
    const twin = await this.#readyTwin(tx, networkId, sha256);
    if (twin) return twin;
    await this.#assertSpace(tx, networkId, bytes);
    const { width = null, height = null } = image ?? {};
    const content = { id: randomUUID(), networkId, sha256, mediaType, bytes, width, height };
    return tx.insert(FileContent, { ...content, refs: 0, ready: false, createdAt: tx.at, sweptAt: null });
  }

  /** Writes new content to the store. */
  async storeContent({ id, ready }: FileContent, { path, image }: Prepared): Promise<void> {
    if (ready) return;
    if (image) await this.fileStore.put(thumbnailOf(id), image.thumbnail);
    await this.fileStore.put(id, path);
  }

  /** Makes the file available, to its uploader only until a resource uses it. */
  async finalize(tx: Tx, reserved: FileContent, name: string): Promise<SavedFile> {
    const { networkId, sha256, mediaType, bytes, width } = reserved;
    const membership = await membershipOf(tx, networkId);
    this.accessCheck.assertAllowed(mayAddResource(membership));
    await tx.lockNetwork(networkId);
    // Somebody may have uploaded the same content meanwhile; the clean-up deletes the unused copy.
    const content = (await this.#readyTwin(tx, networkId, sha256)) ?? reserved;
    if (!content.ready) await tx.rows(`UPDATE file_contents SET ready = true WHERE id = $1`, [content.id]);
    const id = randomUUID();
    const deleteAfter = new Date(tx.at.getTime() + limits.unusedFileHours * hour);
    const seatId = membership.seatId ?? tx.me;
    const rest = { uploadedBy: tx.me, seatId, contentId: content.id, name, createdAt: tx.at, deleteAfter };
    await tx.insert(StoredFile, { id, networkId, ...rest });
    return { id, name, mediaType, bytes, isImage: width !== null };
  }

  #readyTwin(tx: Tx, networkId: string, sha256: string): Promise<FileContent | undefined> {
    return tx.one(
      FileContent,
      'WHERE t.network_id = $1 AND t.sha256 = $2 AND t.ready AND t.swept_at IS NULL LIMIT 1 FOR UPDATE',
      [networkId, sha256],
    );
  }

  async #assertSpace(tx: Tx, networkId: string, more: number): Promise<void> {
    const row = await tx.row<{ bytes: string }>(
      `SELECT coalesce(sum(bytes), 0) AS bytes FROM file_contents
       WHERE network_id = $1 AND swept_at IS NULL AND (ready OR created_at > now() - ${inProgress})`,
      [networkId],
    );
    if (Number(row?.bytes ?? 0) + more > this.config.files.roomBytes)
      throw refusal('FULL', 'The room has no space for it.');
  }
}
