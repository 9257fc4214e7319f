import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import type { PictureInput } from '../discussion/message-parts/message-parts.inputs.js';
import { resourceOf } from '../library/library.types.js';
import { mayReadResource } from '../library/resource.policy.js';
import type { Membership } from '../networks/membership/membership.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import type { Message } from './message.entity.js';
import { StoredMessagePicture } from './message-picture.entity.js';

const days = 86_400_000;

/** Pictures of messages, and references from messages to the library. */
@Injectable()
export class MessagePictureService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** Each must be an image that the author has uploaded and that nothing else uses. */
  async attach(tx: Tx, { id, networkId }: Message, pictures: PictureInput[]): Promise<void> {
    for (const [place, { fileId, alt }] of pictures.entries()) {
      const taken = await tx.rows(
        `UPDATE files SET delete_after = NULL
         WHERE id = $1 AND network_id = $2 AND uploaded_by = $3 AND delete_after IS NOT NULL
           AND EXISTS (SELECT 1 FROM file_contents c WHERE c.id = content_id AND c.width IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM message_images p WHERE p.file_id = files.id)
           AND NOT EXISTS (SELECT 1 FROM contribution_images p WHERE p.file_id = files.id)
           AND NOT EXISTS (SELECT 1 FROM resource_versions v WHERE v.file_id = files.id) RETURNING id`,
        [fileId, networkId, tx.me],
      );
      if (taken.length === 0) throw badInput({ field: 'pictures', rule: 'file' });
      await tx.insert(StoredMessagePicture, {
        messageId: id,
        place,
        networkId,
        authorId: tx.me,
        fileId,
        alt: alt.trim(),
      });
    }
  }

  /** Schedules their files for deletion; restoring the message cancels that. */
  release(tx: Tx, messageId: string): Promise<unknown> {
    return this.#setDeleteAfter(tx, messageId, new Date(tx.at.getTime() + limits.withdrawnFileDays * days));
  }

  restore(tx: Tx, messageId: string): Promise<unknown> {
    return this.#setDeleteAfter(tx, messageId, null);
  }

  /** A resource of the same network that the author can read. */
  async assertResource(tx: Tx, membership: Membership, id: string): Promise<void> {
    const resource = await resourceOf(tx, id);
    if (resource?.networkId !== membership.networkId || resource.withdrawnAt) throw notFound();
    this.accessCheck.assertAllowed(mayReadResource(membership, resource));
  }

  #setDeleteAfter(tx: Tx, messageId: string, when: Date | null): Promise<unknown> {
    return tx.rows(
      `UPDATE files SET delete_after = $2 WHERE id IN (SELECT p.file_id FROM message_images p WHERE p.message_id = $1)`,
      [messageId, when],
    );
  }
}
