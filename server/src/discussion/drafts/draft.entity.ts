import { limits } from '@krets/shared/limits';
import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Network } from '../../networks/network.entity.js';

@ObjectType({ description: 'Text not yet posted, readable by its author only.' })
@Entity('drafts')
export class Draft {
  @PrimaryColumn('uuid')
  personId: string;

  @ForeignKey(() => Network, { name: 'fk_drafts_network' })
  @PrimaryColumn('uuid')
  networkId: string;

  @Field({ description: 'Where it will be posted, as the client names it.' })
  @PrimaryColumn('varchar', { length: limits.draftPlace })
  place: string;

  @Field()
  @Column('text')
  content: string;

  @Field()
  @Column('timestamptz')
  savedAt: Date;
}
