import { limits } from '@krets/shared/limits';
import { Field, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../identity/person.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { enumOf } from '../platform/graphql/fields.js';
import { Meeting } from './meeting.entity.js';

const calendarWays = ['INVITATION', 'FEED', 'NEITHER'] as const;
export type CalendarWay = (typeof calendarWays)[number];

export const CalendarWayEnum = enumOf(
  'CalendarWay',
  calendarWays,
  'INVITATION: by mail. FEED: a calendar fetches them from a secret address. NEITHER: not at all.',
);

@ObjectType({ description: 'How meetings come to the viewer’s calendar. Without one: by mail.' })
@Entity('calendar_feeds')
@Unique('uq_calendar_feeds_token', ['tokenHash'])
export class CalendarFeed {
  @ForeignKey(() => Person, { name: 'fk_calendar_feeds_person' })
  @PrimaryColumn('uuid')
  personId: string;

  @Column('varchar', { length: 64, nullable: true })
  tokenHash: string | null;

  /** Never with an address: a meeting would be in the calendar twice. */
  @Column('boolean', { default: false })
  invites: boolean;

  @Field({ description: 'What each meeting is called in the calendar.' })
  @Column('varchar', { length: limits.calendarLabel })
  label: string;

  @Field()
  @Column('timestamptz')
  madeAt: Date;
}

const calendarRefusals = ['OUTDATED', 'UNSURE'] as const;
export type CalendarRefusal = (typeof calendarRefusals)[number];

export const CalendarRefusalEnum = enumOf(
  'CalendarRefusal',
  calendarRefusals,
  'OUTDATED: the meeting has been moved since. UNSURE: it was no plain answer, or it is not certain who has sent it.',
);

/** What a person's calendar has been told of a meeting by mail. */
@Entity('meeting_invitations')
@Index('ix_meeting_invitations_answer', ['answerHash'], { where: 'answer_hash IS NOT NULL', unique: true })
@Check('ck_meeting_invitations_refused', `answer_refused IN ('OUTDATED', 'UNSURE')`)
@Index('ix_meeting_invitations_person', ['personId', 'networkId'])
@Index('ix_meeting_invitations_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
@ForeignKey(() => Meeting, ['meetingId', 'networkId'], ['id', 'networkId'], { name: 'fk_meeting_invitations_meeting' })
export class MeetingInvitation {
  @PrimaryColumn('uuid')
  meetingId: string;

  @ForeignKey(() => Person, { name: 'fk_meeting_invitations_person' })
  @PrimaryColumn('uuid')
  personId: string;

  @Column('uuid')
  networkId: string;

  /** When it is looked at whether the calendar must be told something; null: it knows. */
  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;

  /** Of the last mail. */
  @Column('integer', { default: -1 })
  sequence: number;

  /** The time the calendar has; null: it does not have the meeting. */
  @Column('timestamptz', { nullable: true })
  sentStartsAt: Date | null;

  @Column('timestamptz', { nullable: true })
  sentEndsAt: Date | null;

  /** Of the address to which the calendar answers. */
  @Column('varchar', { length: 64, nullable: true })
  answerHash: string | null;

  /** Why the calendar's last answer was not taken; null when it was, or when there was none. */
  @Column('varchar', { length: 8, nullable: true })
  answerRefused: CalendarRefusal | null;
}

export const ownCalendar = (tx: Tx) => tx.one(CalendarFeed, 'WHERE t.person_id = (SELECT app.me())');

/** Who has chosen nothing is invited by mail. */
export const wayOf = (own: Pick<CalendarFeed, 'tokenHash' | 'invites'> | undefined): CalendarWay =>
  own?.tokenHash ? 'FEED' : (own?.invites ?? true) ? 'INVITATION' : 'NEITHER';
