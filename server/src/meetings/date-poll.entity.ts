import {
  type DateAnswer,
  type DatePollStage,
  dateAnswers,
  datePollStages,
  type ProtocolKey,
} from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ProtocolEnum } from '../networks/charter/charter.entity.js';
import { Seat } from '../networks/membership/seat.entity.js';
import { Day, enumOf } from '../platform/graphql/fields.js';

const DatePollStageEnum = enumOf(
  'DatePollStage',
  datePollStages,
  'NO_DATE: no time suits enough of the members; a facilitator proposes others.',
);
export const DateAnswerEnum = enumOf('DateAnswer', dateAnswers);

/** Some times for a meeting. The answers choose one by rule; the rule is in the database (app.decide_dates). */
@ObjectType({ description: 'Times for a meeting, proposed to the members of a network.' })
@Entity('date_polls')
@Unique('uq_date_polls_network', ['id', 'networkId'])
@Unique('uq_date_polls_client', ['madeBy', 'clientId'])
@Index('ix_date_polls_network', ['networkId', 'madeAt'])
@Index('ix_date_polls_facilitator', ['facilitatorId'])
@Index('uq_date_polls_open', ['networkId'], { unique: true, where: `stage = 'OPEN'` })
@ForeignKey(() => Seat, ['madeBy', 'networkId'], ['id', 'networkId'], { name: 'fk_date_polls_maker' })
@ForeignKey(() => Seat, ['facilitatorId', 'networkId'], ['id', 'networkId'], { name: 'fk_date_polls_facilitator' })
@Check('ck_date_polls_stage', `stage IN ('OPEN', 'CHOSEN', 'NO_DATE', 'WITHDRAWN')`)
@Check('ck_date_polls_minutes', 'minutes BETWEEN 15 AND 480')
@Check('ck_date_polls_place', `place <> '' OR link IS NOT NULL`)
export class DatePoll {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  madeBy: string;

  @Column('uuid')
  clientId: string;

  @Column('timestamptz')
  madeAt: Date;

  @Field(() => DatePollStageEnum)
  @Column('varchar', { length: 9 })
  stage: DatePollStage;

  @Field(() => Int)
  @Column('integer')
  minutes: number;

  @Field({ description: 'Empty when it is held by video alone.' })
  @Column('varchar', { length: limits.place })
  place: string;

  @Field(() => String, { nullable: true, description: 'The address of the video meeting.' })
  @Column('varchar', { length: limits.link, nullable: true })
  link: string | null;

  @Field(() => ProtocolEnum, { nullable: true })
  @Column('varchar', { length: 24, nullable: true })
  protocol: ProtocolKey | null;

  @Field()
  @Column('varchar', { length: limits.charterLine })
  preparation: string;

  @Column('uuid', { nullable: true })
  facilitatorId: string | null;

  @Field({ description: 'Until when the members answer. It closes earlier when everybody has.' })
  @Column('timestamptz')
  closesAt: Date;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  /** At half time, those who have not answered (app.remind_of_meetings). */
  @Column('timestamptz', { nullable: true })
  remindedAt: Date | null;
}

@ObjectType({ isAbstract: true })
@Entity('date_slots')
@Unique('uq_date_slots_poll', ['id', 'pollId'])
@Unique('uq_date_slots_start', ['pollId', 'startsAt'])
@ForeignKey(() => DatePoll, ['pollId', 'networkId'], ['id', 'networkId'], { name: 'fk_date_slots_poll' })
export class StoredDateSlot {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  pollId: string;

  @Column('uuid')
  networkId: string;

  @Field(() => Day, { description: 'The day of its start, in Norway.' })
  @Column('date')
  day: string;

  @Field({ description: 'Norwegian time, HH:MM.' })
  @Column('varchar', { length: 5 })
  time: string;

  @Field()
  @Column('timestamptz')
  startsAt: Date;

  @Field()
  @Column('timestamptz')
  endsAt: Date;

  /** Which one goes first where the answers are equal: the order in which they were proposed. */
  @Column('integer', { default: 0 })
  preference: number;
}

/** Read by others when they have answered themselves. Deleted when the poll is over. */
@Entity('date_answers')
@Index('ix_date_answers_poll', ['pollId'])
@Index('ix_date_answers_seat', ['seatId'])
@Index('ix_date_answers_person', ['personId'])
@ForeignKey(() => StoredDateSlot, ['slotId', 'pollId'], ['id', 'pollId'], { name: 'fk_date_answers_slot' })
@ForeignKey(() => DatePoll, ['pollId', 'networkId'], ['id', 'networkId'], { name: 'fk_date_answers_poll' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_date_answers_seat' })
@Check('ck_date_answers_answer', `answer IN ('YES', 'IF_NEEDED', 'NO')`)
export class StoredDateAnswer {
  @PrimaryColumn('uuid')
  slotId: string;

  @PrimaryColumn('uuid')
  seatId: string;

  @Column('uuid')
  pollId: string;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  personId: string;

  @Column('varchar', { length: 9 })
  answer: DateAnswer;
}

/** Of a poll that found no date: nobody has proposed others or called a meeting since. */
export const isNotSettled = (poll: string) =>
  `NOT EXISTS (SELECT 1 FROM date_polls q WHERE q.network_id = ${poll}.network_id AND q.made_at > ${poll}.made_at)
   AND NOT EXISTS (SELECT 1 FROM meetings m WHERE m.network_id = ${poll}.network_id AND m.called_at > ${poll}.closed_at)`;
