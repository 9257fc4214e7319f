import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../identity/person.entity.js';

@ObjectType({ description: 'A meeting place somebody has in mind, readable by her only.' })
@Entity('saved_meeting_places')
export class SavedMeetingPlace {
  @ForeignKey(() => Person, { name: 'fk_saved_meeting_places_person' })
  @PrimaryColumn('uuid')
  personId: string;

  /** Made by the client: it is the person's own, and says nothing of anybody else's. */
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
  @Column('timestamptz', { name: 'saved_at' })
  keptAt: Date;
}
