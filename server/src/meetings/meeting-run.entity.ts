import type { MeetingStepKind } from '@krets/shared/kinds';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Seat } from '../networks/membership/seat.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { Meeting } from './meeting.entity.js';

/** One part of a meeting. `ifTime`: passed over when there is no time for it. */
export type MeetingStep = { kind: MeetingStepKind; minutes: number; itemId: string | null; ifTime: boolean };

/** A meeting under way: its parts, fixed when it begins, and where the group is. */
@Entity('meeting_runs')
@ForeignKey(() => Meeting, ['meetingId', 'networkId'], ['id', 'networkId'], { name: 'fk_meeting_runs_meeting' })
@ForeignKey(() => Seat, ['facilitatorId', 'networkId'], ['id', 'networkId'], { name: 'fk_meeting_runs_facilitator' })
@Index('ix_meeting_runs_network', ['networkId'])
export class MeetingRun {
  @PrimaryColumn('uuid')
  meetingId: string;

  @Column('uuid')
  networkId: string;

  /** Nobody can change their order: no statement may write this column, and app.reorder_meeting() alone does when those who are there have chosen again. */
  @Column('jsonb')
  steps: MeetingStep[];

  @Column('integer')
  step: number;

  @Column('timestamptz')
  stepStartedAt: Date;

  @Column('timestamptz')
  stepEndsAt: Date;

  @Column('integer')
  extensions: number;

  /** Rises with each change: who acts on what is over changes nothing. */
  @Column('integer')
  version: number;

  /** The seat of who facilitates now. */
  @Column('uuid', { nullable: true })
  facilitatorId: string | null;

  /** Until when those who are there choose the order again; null when they have held on to it. */
  @Column('timestamptz', { nullable: true })
  choosingUntil: Date | null;

  /** In groups of three: how many of a group ask in turn. */
  @Column('integer', { nullable: true })
  trioRounds: number | null;

  @Column('timestamptz')
  startedAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}

/** That one member takes part, and whether they hold on to the order of the agenda. Deleted when the meeting is over. */
@Entity('meeting_attendees')
@Index('ix_meeting_attendees_seat', ['seatId'])
@ForeignKey(() => Meeting, ['meetingId', 'networkId'], ['id', 'networkId'], { name: 'fk_meeting_attendees_meeting' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_meeting_attendees_seat' })
export class MeetingAttendee {
  @PrimaryColumn('uuid')
  meetingId: string;

  @PrimaryColumn('uuid')
  seatId: string;

  @Column('uuid')
  networkId: string;

  @Column('timestamptz')
  cameAt: Date;

  @Column('boolean', { nullable: true })
  holds: boolean | null;
}

/** Who is in which group of three while that part goes on. Deleted when it is over. */
@Entity('meeting_trios')
@Index('ix_meeting_trios_seat', ['seatId'])
@ForeignKey(() => Meeting, ['meetingId', 'networkId'], ['id', 'networkId'], { name: 'fk_meeting_trios_meeting' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_meeting_trios_seat' })
export class MeetingTrioMember {
  @PrimaryColumn('uuid')
  meetingId: string;

  @PrimaryColumn('uuid')
  seatId: string;

  @Column('uuid')
  networkId: string;

  @Column('integer')
  step: number;

  @Column('integer')
  trio: number;

  /** The round in which they ask. */
  @Column('integer')
  turn: number;
}

/** Whether one member wants more time for a step. Deleted when the meeting is over. */
@Entity('meeting_votes')
@Index('ix_meeting_votes_seat', ['seatId'])
@ForeignKey(() => Meeting, ['meetingId', 'networkId'], ['id', 'networkId'], { name: 'fk_meeting_votes_meeting' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_meeting_votes_seat' })
export class MeetingVote {
  @PrimaryColumn('uuid')
  meetingId: string;

  @PrimaryColumn('uuid')
  seatId: string;

  @PrimaryColumn('integer')
  step: number;

  @PrimaryColumn('integer')
  extension: number;

  @Column('uuid')
  networkId: string;

  @Column('boolean')
  more: boolean;
}

/** Whether two members are there. Nobody is told how many, or who. */
export async function areEnoughThere(tx: Tx, { id, networkId }: Pick<Meeting, 'id' | 'networkId'>): Promise<boolean> {
  const row = await tx.row<{ enough: boolean }>('SELECT app.are_enough_there($1, $2) AS enough', [networkId, id]);
  return row?.enough ?? false;
}
