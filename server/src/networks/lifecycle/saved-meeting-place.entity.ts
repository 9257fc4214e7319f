import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../identity/person.entity.js';

@ObjectType({ description: 'A meeting place that a person plans, visible to them only.' })
@Entity('saved_meeting_places')
export class SavedMeetingPlace {
  @ForeignKey(() => Person, { name: 'fk_saved_meeting_places_person' })
  @PrimaryColumn('uuid')
  personId: string;

  /** Chosen by the client. That is safe because the row is visible to its owner only. */
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field()
  @Column('varchar', { length: limits.networkName })
  name: string;

  @Field()
  @Column('varchar', { length: limits.purpose })
  purpose: string;

  @Field()
  @Column('timestamptz')
  savedAt: Date;
}
