import { type Language, type ResourceKind, resourceKinds } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { LanguageEnum } from '../identity/identity.inputs.js';
import { Seat } from '../networks/membership/seat.entity.js';
import { Day, enumOf } from '../platform/graphql/fields.js';
import { Collection } from './collection.entity.js';

export const ResourceKindEnum = enumOf(
  'ResourceKind',
  resourceKinds,
  'FILE has a file, LINK a link, NOTE a text written in the room.',
);

/** What is the same in all versions, and the resource's place in the library. */
@ObjectType({ isAbstract: true })
@Entity('resources')
@Unique('uq_resources_network', ['id', 'networkId'])
@Unique('uq_resources_client', ['addedBy', 'networkId', 'clientId'])
@Index('ix_resources_network', ['networkId'])
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_resources_seat' })
@ForeignKey(() => Collection, ['collectionId', 'networkId'], ['id', 'networkId'], { name: 'fk_resources_collection' })
@Check('ck_resources_kind', `kind IN ('FILE', 'LINK', 'NOTE')`)
@Check('ck_resources_lang', `lang IN ('nn', 'nb', 'en')`)
export class StoredResource {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID)
  @Column('uuid')
  networkId: string;

  @Column('uuid')
  addedBy: string;

  @Column('uuid')
  seatId: string;

  @Column('uuid')
  clientId: string;

  @Field(() => ResourceKindEnum)
  @Column('varchar', { length: 4 })
  kind: ResourceKind;

  @Column('uuid', { nullable: true })
  collectionId: string | null;

  @Field(() => [String])
  @Column('varchar', { length: limits.tag, array: true })
  tags: string[];

  @Field(() => Day, { nullable: true, description: 'Somebody should review it before this day.' })
  @Column('date', { nullable: true })
  reviewBy: string | null;

  @Field(() => LanguageEnum, { description: 'The language it is written in.' })
  @Column('varchar', { length: 2 })
  lang: Language;

  @Field(() => Int, { description: 'The number of the current version; the first is 1.' })
  @Column('integer')
  version: number;

  @Field()
  @Column('timestamptz')
  createdAt: Date;

  @Field({ description: 'When the current version was made.' })
  @Column('timestamptz')
  changedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When the network featured it.' })
  @Column('timestamptz', { nullable: true })
  recommendedAt: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;
}
