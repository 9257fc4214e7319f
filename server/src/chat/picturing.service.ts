import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import type { Standing } from '../networks/standing.js';
import type { Tx } from '../platform/database/tx.js';
import { badInput, notFound } from '../platform/errors.js';
import { Gate } from '../platform/gate.js';
import { mayReadResource } from '../resources/resource.policy.js';
import { resourceOf } from '../resources/resources.types.js';
import type { PictureInput } from './chat.inputs.js';
import type { Message } from './message.entity.js';
import { StoredPicture } from './picture.entity.js';

const days = 86_400_000;

/** What messages show besides words: pictures of their own, and what stands in the library. */
@Injectable()
export class Picturing {
  constructor(private readonly gate: Gate) {}

  /** Each is an image the speaker has uploaded and that nothing else holds. */
  async show(tx: Tx, { id, networkId }: Message, pictures: PictureInput[]): Promise<void> {
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
      await tx.insert(StoredPicture, { messageId: id, place, networkId, authorId: tx.me, fileId, alt: alt.trim() });
    }
  }

  /** Their files are deleted after a while, unless the message comes back before. */
  letGo(tx: Tx, messageId: string): Promise<unknown> {
    return this.#keepUntil(tx, messageId, new Date(tx.at.getTime() + limits.withdrawnFileDays * days));
  }

  takeBack(tx: Tx, messageId: string): Promise<unknown> {
    return this.#keepUntil(tx, messageId, null);
  }

  /** Something in the library of the same room, which the speaker can read. */
  async demandResource(tx: Tx, standing: Standing, id: string): Promise<void> {
    const resource = await resourceOf(tx, id);
    if (resource?.networkId !== standing.networkId || resource.withdrawnAt) throw notFound();
    this.gate.demand(mayReadResource(standing, resource));
  }

  #keepUntil(tx: Tx, messageId: string, when: Date | null): Promise<unknown> {
    return tx.rows(
      `UPDATE files SET delete_after = $2 WHERE id IN (SELECT p.file_id FROM message_images p WHERE p.message_id = $1)`,
      [messageId, when],
    );
  }
}
