import { limits } from '@krets/shared/limits';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StoredFile } from '../library/files/file.entity.js';
import type { ResourceFile } from '../library/resource-version.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { Message } from './message.entity.js';

/** A picture in a message. Its file belongs to this message only. */
@Entity('message_images')
@Index('uq_message_images_file', ['fileId'], { unique: true })
@Index('ix_message_images_author', ['authorId'])
@ForeignKey(() => Message, ['messageId', 'networkId', 'authorId'], ['id', 'networkId', 'authorId'], {
  name: 'fk_message_images_message',
  onDelete: 'CASCADE',
})
@ForeignKey(() => StoredFile, ['fileId', 'networkId', 'authorId'], ['id', 'networkId', 'uploadedBy'], {
  name: 'fk_message_images_file',
  onDelete: 'CASCADE',
})
export class StoredMessagePicture {
  @PrimaryColumn('uuid')
  messageId: string;

  @PrimaryColumn('integer')
  place: number;

  @Column('uuid')
  networkId: string;

  /** The author of the message, who uploaded the file. */
  @Column('uuid')
  authorId: string;

  @Column('uuid')
  fileId: string;

  @Column('varchar', { length: limits.alt })
  alt: string;
}

type FoundPicture = StoredMessagePicture & Omit<ResourceFile, 'id'>;

/** The pictures of a message, in the author's order. */
export async function picturesIn(tx: Tx, messageId: string): Promise<FoundPicture[]> {
  const found = await tx.load(
    StoredMessagePicture,
    messageId,
    async (ids) => {
      const pictures = await tx.selectWith<StoredMessagePicture, Omit<ResourceFile, 'id'>>(
        StoredMessagePicture,
        'f.name, c.media_type AS "mediaType", c.bytes, c.width, c.height',
        `JOIN files f ON f.id = t.file_id JOIN file_contents c ON c.id = f.content_id
         WHERE t.message_id = ANY($1) ORDER BY t.place`,
        [ids],
      );
      return ids.map((id) => ({ id, pictures: pictures.filter((picture) => picture.messageId === id) }));
    },
    ({ id }) => id,
  );
  return found?.pictures ?? [];
}
