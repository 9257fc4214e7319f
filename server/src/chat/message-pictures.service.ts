import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { resourceOf } from '../library/library.types.js';
import { mayReadResource } from '../library/resource.policy.js';
import type { Membership } from '../networks/membership/membership.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import type { PictureInput } from './chat.inputs.js';
import type { Message } from './message.entity.js';
import { StoredMessagePicture } from './message-picture.entity.js';

const days = 86_400_000;

/** What messages show besides words: pictures of their own, and what stands in the library. */
@Injectable()
export class MessagePictureService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** Each is an image the speaker has uploaded and that nothing else holds. */
  async attach(tx: Tx, { id, networkId }: Message, pictures: PictureInput[]): Promise<void> {
    for (const [place, { fileId, alt }] of pictures.entries()) {
      const taken = await tx.rows(
        `UPDATE files SET delete_after = NULL
         WHERE id = $1 AND network_id = $2 AND uploaded_by = $3 AND delete_after IS NOT NULL
           AND EXISTS (SELECT 1 FROM file_contents c WHERE c.id = content_id AND c.width IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM message_images p WHERE p.file_id = files.id)
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

  /** Their files are deleted after a while, unless the message comes back before. */
  release(tx: Tx, messageId: string): Promise<unknown> {
    return this.#setDeleteAfter(tx, messageId, new Date(tx.at.getTime() + limits.withdrawnFileDays * days));
  }

  restore(tx: Tx, messageId: string): Promise<unknown> {
    return this.#setDeleteAfter(tx, messageId, null);
  }

  /** Something in the library of the same room, which the speaker can read. */
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
