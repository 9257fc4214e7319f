import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

@ObjectType({ description: 'A meeting place somebody has in mind, readable by her only.' })
@Entity('kept_places')
@Index('ix_kept_places_person', ['personId'])
export class KeptPlace {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Person, { name: 'fk_kept_places_person' })
  @Column('uuid')
  personId: string;

  @Field()
  @Column('varchar', { length: limits.networkName })
  name: string;

  @Field()
  @Column('varchar', { length: limits.purpose })
  purpose: string;

  @Field()
  @Column('timestamptz')
  keptAt: Date;
}
