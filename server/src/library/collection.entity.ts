import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Network } from '../networks/network.entity.js';
import type { Tx } from '../platform/database/tx.js';

@ObjectType({ description: 'A collection in the library of a network.' })
@Entity('collections')
@Unique('uq_collections_network', ['id', 'networkId'])
@Index('ix_collections_network', ['networkId'])
export class Collection {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Network, { name: 'fk_collections_network' })
  @Column('uuid')
  networkId: string;

  @Field()
  @Column('varchar', { length: limits.collectionName })
  title: string;

  @Column('timestamptz')
  openedAt: Date;
}

export const collectionOf = (tx: Tx, id: string) =>
  tx.load(
    Collection,
    id,
    (ids) => tx.select(Collection, 'WHERE t.id = ANY($1)', [ids]),
    (collection) => collection.id,
  );
