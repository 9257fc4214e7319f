import { limits } from '@krets/shared/limits';
import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../identity/person.entity.js';

@ObjectType({ description: 'The viewer’s own address for a calendar to fetch their meetings from.' })
@Entity('calendar_feeds')
@Unique('uq_calendar_feeds_token', ['tokenHash'])
export class CalendarFeed {
  @ForeignKey(() => Person, { name: 'fk_calendar_feeds_person' })
  @PrimaryColumn('uuid')
  personId: string;

  @Column('varchar', { length: 64 })
  tokenHash: string;

  @Field({ description: 'What each meeting is called in the calendar.' })
  @Column('varchar', { length: limits.calendarLabel })
  label: string;

  @Field()
  @Column('timestamptz')
  madeAt: Date;
}
