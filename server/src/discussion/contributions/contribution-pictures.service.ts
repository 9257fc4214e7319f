import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { badInput } from '../../platform/errors.js';
import type { PictureInput } from '../message-parts/message-parts.inputs.js';
import type { Contribution } from './contribution.entity.js';
import { StoredContributionPicture } from './contribution-picture.entity.js';

const days = 86_400_000;

/** Pictures of contributions. */
@Injectable()
export class ContributionPictureService {
  /** Each must be an image that the author has uploaded and that nothing else uses. */
  async take(tx: Tx, networkId: string, pictures: readonly PictureInput[]): Promise<void> {
    for (const { fileId } of pictures) {
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
    }
  }

  attach(tx: Tx, { id, networkId }: Contribution, pictures: readonly PictureInput[]): Promise<unknown>[] {
    return pictures.map(({ fileId, alt }, place) =>
      tx.insert(StoredContributionPicture, {
        contributionId: id,
        place,
        networkId,
        authorId: tx.me,
        fileId,
        alt: alt.trim(),
      }),
    );
  }

  /** Schedules their files for deletion; restoring the contribution cancels that. */
  release(tx: Tx, id: string): Promise<unknown> {
    return this.#setDeleteAfter(tx, id, new Date(tx.at.getTime() + limits.withdrawnFileDays * days));
  }

  restore(tx: Tx, id: string): Promise<unknown> {
    return this.#setDeleteAfter(tx, id, null);
  }

  #setDeleteAfter(tx: Tx, id: string, when: Date | null): Promise<unknown> {
    return tx.rows(
      `UPDATE files SET delete_after = $2
       WHERE id IN (SELECT p.file_id FROM contribution_images p WHERE p.contribution_id = $1)`,
      [id, when],
    );
  }
}
