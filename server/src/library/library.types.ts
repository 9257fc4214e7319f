import { limits } from '@krets/shared/limits';
import { ArgsType, Field, ID, Int, IntersectionType, ObjectType } from '@nestjs/graphql';
import { SeatWithPerson } from '../networks/membership/seat.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { PageInfo } from '../platform/graphql/paging.js';
import { type FileTextState, FileTextStateEnum } from './files/file-text.entity.js';
import { StoredResource } from './resource.entity.js';
import { ResourceContent, ResourceFile, StoredResourceVersion } from './resource-version.entity.js';

@ObjectType({
  description:
    'A resource in the library of a network, in its current version. When withdrawn, visible only to the person who added it.',
})
export class Resource extends IntersectionType(StoredResource, ResourceContent) {
  @Field(() => ResourceFile, { nullable: true, description: 'For FILE; null when it has been deleted.' })
  file: ResourceFile | null;

  @Field(() => FileTextStateEnum, { nullable: true, description: 'For FILE; null when it has been deleted.' })
  fileText: FileTextState | null;

  @Field(() => Date, { nullable: true, description: 'When its files will be deleted, unless it is restored before.' })
  filesGoAt: Date | null;

  /** The seat that made the current version. */
  changedSeatId: string;
}

@ObjectType({ description: 'One version of a resource.' })
export class ResourceVersion extends StoredResourceVersion {
  @Field(() => ResourceFile, { nullable: true })
  file: ResourceFile | null;

  @Field()
  author: SeatWithPerson;
}

@ObjectType({ description: 'A mention of a resource, in a contribution or in a message.' })
export class ResourceMention {
  @Field(() => ID, { nullable: true, description: 'Of a contribution.' })
  contributionId: string | null;

  @Field(() => ID, { nullable: true, description: 'The challenge of the contribution.' })
  challengeId: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a message in the chat.' })
  messageId: string | null;

  @Field()
  at: Date;

  @Field({ description: 'Who mentioned it.' })
  by: SeatWithPerson;
}

@ObjectType({ description: 'What the viewer may do with this resource.' })
export class ResourceRights {
  @Field()
  revise: boolean;
  @Field({ description: 'Feature it, and put it in a collection.' })
  curate: boolean;
  @Field()
  withdraw: boolean;
  @Field()
  restore: boolean;
}

@ArgsType()
export class PageOfResources {
  @Field(() => Int, { defaultValue: limits.pageDefault })
  first: number;
  @Field(() => String, { nullable: true })
  after?: string | null;
  @Field(() => String, { nullable: true, description: 'Only resources with this tag.' })
  tag?: string | null;
}

@ObjectType()
export class ResourceConnection {
  @Field(() => [Resource])
  nodes: Resource[];
  @Field()
  pageInfo: PageInfo;
}

export const fileColumn = `CASE WHEN f.id IS NULL THEN NULL ELSE json_build_object('id', f.id, 'name', f.name,
    'mediaType', c.media_type, 'bytes', c.bytes, 'width', c.width, 'height', c.height) END AS file`;
const fileJoin = `LEFT JOIN files f ON f.id = v.file_id LEFT JOIN file_contents c ON c.id = f.content_id
    LEFT JOIN file_texts x ON x.content_id = f.content_id`;
const textColumn = `CASE WHEN f.id IS NULL THEN NULL WHEN c.width IS NOT NULL THEN 'NOT_READ' ELSE coalesce(x.state, 'WAITING') END AS "fileText"`;

/** Resources `t` in their current version `v`; `more` adds columns to each. */
export const resourcesWhere = <M extends object = object>(
  tx: Tx,
  tail: string,
  values: unknown[],
  more = '',
): Promise<(Resource & M)[]> =>
  tx.selectWith<StoredResource, Omit<Resource, keyof StoredResource> & M>(
    StoredResource,
    `v.title, v.why, v.link, v.body, v.alt, v.change, v.seat_id AS "changedSeatId", f.delete_after AS "filesGoAt", ${fileColumn}, ${textColumn}${more}`,
    `JOIN resource_versions v ON v.resource_id = t.id AND v.version = t.version ${fileJoin} ${tail}`,
    values,
  ) as Promise<(Resource & M)[]>;

export const resourceOf = (tx: Tx, id: string) =>
  tx.load(
    StoredResource,
    id,
    (ids) => resourcesWhere(tx, 'WHERE t.id = ANY($1)', [ids]),
    (resource) => resource.id,
  );
