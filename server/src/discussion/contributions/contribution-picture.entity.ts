import { limits } from '@krets/shared/limits';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StoredFile } from '../../library/files/file.entity.js';
import type { ResourceFile } from '../../library/resource-version.entity.js';
import type { Tx } from '../../platform/database/tx.js';
import { Contribution } from './contribution.entity.js';

/** A picture in a contribution. Its file belongs to this contribution only. */
@Entity('contribution_images')
@Index('uq_contribution_images_file', ['fileId'], { unique: true })
@Index('ix_contribution_images_author', ['authorId'])
@ForeignKey(() => Contribution, ['contributionId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_contribution_images_contribution',
})
@ForeignKey(() => StoredFile, ['fileId', 'networkId', 'authorId'], ['id', 'networkId', 'uploadedBy'], {
  name: 'fk_contribution_images_file',
  onDelete: 'CASCADE',
})
export class StoredContributionPicture {
  @PrimaryColumn('uuid')
  contributionId: string;

  @PrimaryColumn('integer')
  place: number;

  @Column('uuid')
  networkId: string;

  /** The author of the contribution, who uploaded the file. */
  @Column('uuid')
  authorId: string;

  @Column('uuid')
  fileId: string;

  @Column('varchar', { length: limits.alt })
  alt: string;
}

type FoundPicture = StoredContributionPicture & Omit<ResourceFile, 'id'>;

/** The pictures of a contribution, in the author's order. */
export async function picturesOf(tx: Tx, contributionId: string): Promise<FoundPicture[]> {
  const found = await tx.load(
    StoredContributionPicture,
    contributionId,
    async (ids) => {
      const pictures = await tx.selectWith<StoredContributionPicture, Omit<ResourceFile, 'id'>>(
        StoredContributionPicture,
        'f.name, c.media_type AS "mediaType", c.bytes, c.width, c.height',
        `JOIN files f ON f.id = t.file_id JOIN file_contents c ON c.id = f.content_id
         WHERE t.contribution_id = ANY($1) ORDER BY t.place`,
        [ids],
      );
      return ids.map((id) => ({ id, pictures: pictures.filter((picture) => picture.contributionId === id) }));
    },
    ({ id }) => id,
  );
  return found?.pictures ?? [];
}

/** A contribution that has none: nothing is asked. */
export const primeNoPictures = (tx: Tx, id: string) =>
  tx.prime(StoredContributionPicture, [{ id, pictures: [] }], (one) => one.id);
