import {
  type MeetingAnswer,
  type MeetingStage,
  meetingAnswers,
  meetingStages,
  type ProtocolKey,
} from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ProtocolEnum } from '../networks/charter/charter.entity.js';
import { Seat } from '../networks/membership/seat.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { Day, enumOf } from '../platform/graphql/fields.js';

const MeetingStageEnum = enumOf('MeetingStage', meetingStages);
export const MeetingAnswerEnum = enumOf('MeetingAnswer', meetingAnswers);

@ObjectType({ description: 'A meeting of a network, for its members.' })
@Entity('meetings')
@Unique('uq_meetings_network', ['id', 'networkId'])
@Unique('uq_meetings_client', ['calledBy', 'clientId'])
@Index('ix_meetings_network', ['networkId', 'startsAt'])
@Index('ix_meetings_ends', ['endsAt'])
@ForeignKey(() => Seat, ['calledBy', 'networkId'], ['id', 'networkId'], { name: 'fk_meetings_caller' })
@ForeignKey(() => Seat, ['facilitatorId', 'networkId'], ['id', 'networkId'], { name: 'fk_meetings_facilitator' })
@Check('ck_meetings_stage', `stage IN ('CALLED', 'OVER', 'LAPSED', 'CANCELLED')`)
@Check('ck_meetings_minutes', 'minutes BETWEEN 15 AND 480')
@Check('ck_meetings_place', `place <> '' OR link IS NOT NULL`)
@Check('ck_meetings_times', 'starts_at < ends_at AND picks_open_at <= picks_close_at AND picks_close_at <= starts_at')
export class Meeting {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID)
  @Column('uuid')
  networkId: string;

  @Column('uuid')
  calledBy: string;

  @Column('uuid')
  clientId: string;

  @Column('timestamptz')
  calledAt: Date;

  @Field(() => MeetingStageEnum)
  @Column('varchar', { length: 9 })
  stage: MeetingStage;

  @Field(() => Day, { description: 'The day of its start, in its zone.' })
  @Column('date')
  day: string;

  @Field({ description: 'The time of day of its start in its zone, HH:MM.' })
  @Column('varchar', { length: 5 })
  time: string;

  @Field({ description: 'The time zone of the day and the time.' })
  @Column('varchar', { length: 40 })
  zone: string;

  @Field(() => Int)
  @Column('integer')
  minutes: number;

  @Field()
  @Column('timestamptz')
  startsAt: Date;

  @Field()
  @Column('timestamptz')
  endsAt: Date;

  @Field({ description: 'Empty when it is held by video alone.' })
  @Column('varchar', { length: limits.place })
  place: string;

  @Field(() => String, { nullable: true, description: 'The address of the video meeting.' })
  @Column('varchar', { length: limits.link, nullable: true })
  link: string | null;

  @Field(() => ProtocolEnum, { nullable: true, description: 'How challenges are taken up.' })
  @Column('varchar', { length: 24, nullable: true })
  protocol: ProtocolKey | null;

  @Field({ description: 'What the members are to prepare.' })
  @Column('varchar', { length: limits.charterLine })
  preparation: string;

  @Column('uuid', { nullable: true })
  facilitatorId: string | null;

  @Field(() => String, { nullable: true })
  @Column('varchar', { length: limits.reason, nullable: true })
  cancelReason: string | null;

  @Field(() => Int, { description: 'Rises with each change; `replaces` names it.' })
  @Column('integer')
  version: number;

  /** Rises when the meeting is moved; answers to an earlier time no longer count. */
  @Column('integer')
  timeVersion: number;

  @Field({ description: 'From when members choose what is taken up.' })
  @Column('timestamptz')
  picksOpenAt: Date;

  @Field({ description: 'Until when they choose; then the order is made.' })
  @Column('timestamptz')
  picksCloseAt: Date;

  /** Until when the members have been reminded of it (app.remind_of_meetings). */
  @Column('timestamptz', { nullable: true })
  remindedUntil: Date | null;

  /** Until when what time brings to it has been told (app.tell_meeting_time). */
  @Column('timestamptz', { nullable: true })
  toldUntil: Date | null;

  /** Decides lots. Only its hash is shown before the order is made. */
  @Column('varchar', { length: 32 })
  seed: string;
}

/** Deleted when the meeting is over. */
@Entity('meeting_answers')
@Index('ix_meeting_answers_seat', ['seatId'])
@ForeignKey(() => Meeting, ['meetingId', 'networkId'], ['id', 'networkId'], { name: 'fk_meeting_answers_meeting' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_meeting_answers_seat' })
@Check('ck_meeting_answers_answer', `answer IN ('YES', 'MAYBE', 'NO')`)
export class StoredMeetingAnswer {
  @PrimaryColumn('uuid')
  meetingId: string;

  @PrimaryColumn('uuid')
  seatId: string;

  @Column('uuid')
  networkId: string;

  @Column('varchar', { length: 5 })
  answer: MeetingAnswer;

  @Column('integer')
  timeVersion: number;
}

/** The meetings that are called and not over, the next one first. */
export async function calledMeetingsOf(tx: Tx, networkId: string): Promise<Meeting[]> {
  const room = await tx.load(
    calledMeetingsOf,
    networkId,
    async (ids) => {
      const found = await tx.select(
        Meeting,
        `WHERE t.network_id = ANY ($1) AND t.stage = 'CALLED' ORDER BY t.starts_at, t.id`,
        [ids],
      );
      return ids.map((id) => ({ id, meetings: found.filter((meeting) => meeting.networkId === id) }));
    },
    ({ id }) => id,
  );
  return room?.meetings ?? [];
}

/** Whoever has done what they were reminded of is told of it no longer. */
export const seeReminder = (
  tx: Tx,
  meetingId: string,
  kind: 'MEETING_UNANSWERED' | 'AGENDA_CHOICE' | 'DATES_UNANSWERED',
) =>
  tx.rows(
    'UPDATE notices SET seen_at = now() WHERE person_id = (SELECT app.me()) AND subject_id = $1 AND kind = $2 AND seen_at IS NULL',
    [meetingId, kind],
  );
