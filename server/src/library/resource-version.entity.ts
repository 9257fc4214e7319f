import { limits } from '@krets/shared/limits';
import type { PassageText } from '@krets/shared/search/passage';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Challenge } from '../discussion/challenges/challenge.entity.js';
import { Seat } from '../networks/membership/seat.entity.js';
import { writePassage } from '../passages/passage.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { StoredFile } from './files/file.entity.js';
import { askToReadFile, knownTextOf } from './files/file-text.entity.js';
import { StoredResource } from './resource.entity.js';

@ObjectType({
  description: 'A file of a network. Its content is at `/files/ID`, for images also `/files/ID/thumbnail`.',
})
export class ResourceFile {
  @Field(() => ID)
  id: string;
  @Field()
  name: string;
  @Field({ description: 'The media type, detected from the content.' })
  mediaType: string;
  @Field(() => Int)
  bytes: number;
  @Field(() => Int, { nullable: true, description: 'In pixels; for images.' })
  width: number | null;
  @Field(() => Int, { nullable: true })
  height: number | null;
}

/** The description and content of a resource. */
@ObjectType({ isAbstract: true })
export class ResourceContent {
  @Field()
  @Column('varchar', { length: limits.title })
  title: string;

  @Field({ description: 'Why it was useful.' })
  @Column('text')
  why: string;

  @Field(() => String, { nullable: true, description: 'An http or https address; for LINK.' })
  @Column('varchar', { length: limits.link, nullable: true })
  link: string | null;

  @Field(() => String, { nullable: true, description: 'Markdown; for NOTE.' })
  @Column('text', { nullable: true })
  body: string | null;

  @Field(() => String, { nullable: true, description: 'Alternative text of an image.' })
  @Column('varchar', { length: limits.alt, nullable: true })
  alt: string | null;

  @Field(() => String, { nullable: true, description: 'What this version changed.' })
  @Column('varchar', { length: limits.change, nullable: true })
  change: string | null;
}

@ObjectType({ isAbstract: true })
@Entity('resource_versions')
@Index('ix_resource_versions_file', ['fileId'])
@Index('ix_resource_versions_author', ['authorId'])
@ForeignKey(() => StoredResource, ['resourceId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_resource_versions_resource',
})
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_resource_versions_seat' })
@ForeignKey(() => StoredFile, ['fileId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_resource_versions_file',
  onDelete: 'SET NULL',
})
export class StoredResourceVersion extends ResourceContent {
  @PrimaryColumn('uuid')
  resourceId: string;

  @Field(() => Int)
  @PrimaryColumn('integer')
  version: number;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  authorId: string;

  @Column('uuid')
  seatId: string;

  @Column('uuid', { nullable: true })
  fileId: string | null;

  @Field()
  @Column('timestamptz')
  madeAt: Date;
}

/** Attachments that the owner of a challenge has added. */
@Entity('attachments')
@Index('ix_attachments_resource', ['resourceId'])
@ForeignKey(() => Challenge, ['challengeId', 'networkId'], ['id', 'networkId'], { name: 'fk_attachments_challenge' })
@ForeignKey(() => StoredResource, ['resourceId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_attachments_resource',
})
export class Attachment {
  @PrimaryColumn('uuid')
  challengeId: string;

  @PrimaryColumn('uuid')
  resourceId: string;

  @Column('uuid')
  networkId: string;

  @Column('timestamptz')
  attachedAt: Date;
}

/** What a resource is found by. */
export const textOfResource = (content: Omit<ResourceContent, 'change'>): PassageText => {
  const { title, why, link, body, alt } = content;
  return { title, body: [why, body, alt, link].filter(Boolean).join('\n\n') };
};

/** Makes a resource found by its present version, and its file be read unless it has just been. */
export async function makeResourceFound(
  tx: Tx,
  stored: StoredResource,
  version: StoredResourceVersion | undefined,
  { isRead = false, write = writePassage } = {},
): Promise<void> {
  const { fileId = null } = version ?? {};
  const source = { ...stored, kind: 'RESOURCE' as const, authorId: stored.addedBy, hasFile: fileId !== null };
  const file = fileId ? await knownTextOf(tx, fileId) : undefined;
  const text = version ? textOfResource(version) : { body: '' };
  await write(tx, source, file?.first ? { ...text, file: file.first } : text);
  if (file && !file.isPicture && !isRead) await askToReadFile(tx, stored, file.contentId);
}
