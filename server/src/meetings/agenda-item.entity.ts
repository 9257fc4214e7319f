import { type AgendaKind, agendaKinds } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Challenge } from '../discussion/challenges/challenge.entity.js';
import { Seat } from '../networks/membership/seat.entity.js';
import { Day, enumOf } from '../platform/graphql/fields.js';
import { Meeting } from './meeting.entity.js';

export const AgendaKindEnum = enumOf('AgendaKind', agendaKinds);

/** What a member wants to take up in a meeting. It waits until a meeting has had time for it. */
@ObjectType({ isAbstract: true })
@Entity('agenda_items')
@Unique('uq_agenda_items_client', ['ownerId', 'networkId', 'clientId'])
@Index('uq_agenda_items_network', ['id', 'networkId'], { unique: true })
@Index('ix_agenda_items_open', ['networkId'], { where: 'meeting_id IS NULL AND withdrawn_at IS NULL' })
@Index('ix_agenda_items_meeting', ['meetingId'])
@Index('ix_agenda_items_challenge', ['challengeId'])
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_agenda_items_seat' })
@ForeignKey(() => Challenge, ['challengeId', 'networkId'], ['id', 'networkId'], { name: 'fk_agenda_items_challenge' })
@ForeignKey(() => Meeting, ['meetingId', 'networkId'], ['id', 'networkId'], { name: 'fk_agenda_items_meeting' })
@Check('ck_agenda_items_kind', `kind IN ('CHALLENGE', 'CONSULTATION', 'EXPERIENCE', 'TRIOS', 'RESOURCE', 'OTHER')`)
@Check('ck_agenda_items_minutes', 'minutes IN (10, 20, 45)')
export class AgendaItem {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  ownerId: string;

  @Column('uuid')
  seatId: string;

  @Column('uuid')
  clientId: string;

  @Field(() => AgendaKindEnum)
  @Column('varchar', { length: 12 })
  kind: AgendaKind;

  @Field()
  @Column('varchar', { length: limits.title })
  title: string;

  @Field(() => ID, { nullable: true })
  @Column('uuid', { nullable: true })
  challengeId: string | null;

  @Field(() => Int)
  @Column('integer')
  minutes: number;

  @Field(() => Day, { nullable: true, description: 'When its owner must have decided.' })
  @Column('date', { nullable: true })
  decideBy: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;

  @Field(() => Int, { description: 'How many meetings have had no time for it.' })
  @Column('integer', { default: 0 })
  waited: number;

  /** The meeting that had time for it. */
  @Column('uuid', { nullable: true })
  meetingId: string | null;

  @Column('integer', { nullable: true })
  place: number | null;
}

/** A choice of one member, which nobody else reads. Deleted when the meeting is over. */
@Entity('agenda_picks')
@Index('ix_agenda_picks_item', ['itemId'])
@Index('ix_agenda_picks_seat', ['seatId'])
@ForeignKey(() => Meeting, ['meetingId', 'networkId'], ['id', 'networkId'], { name: 'fk_agenda_picks_meeting' })
@ForeignKey(() => AgendaItem, ['itemId', 'networkId'], ['id', 'networkId'], { name: 'fk_agenda_picks_item' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_agenda_picks_seat' })
export class AgendaPick {
  @PrimaryColumn('uuid')
  meetingId: string;

  @PrimaryColumn('uuid')
  itemId: string;

  @PrimaryColumn('uuid')
  seatId: string;

  @Column('uuid')
  networkId: string;
}
