import { randomUUID } from 'node:crypto';
import { type LogKind, logKinds } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Tx } from '../../platform/database/tx.js';
import { enumOf } from '../../platform/graphql/fields.js';
import { Seat } from '../membership/seat.entity.js';
import { Network } from '../network.entity.js';

const LogKindEnum = enumOf('LogKind', logKinds);

@ObjectType('LogEntry', {
  description: 'What happened to the room and its form. Nothing of who reads, and nothing of how much anybody says.',
})
@Entity('room_log')
@Index('ix_room_log_network', ['networkId', 'at'])
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_room_log_seat' })
@ForeignKey(() => Seat, ['bySeatId', 'networkId'], ['id', 'networkId'], { name: 'fk_room_log_by' })
export class LogEntry {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Network, { name: 'fk_room_log_network' })
  @Column('uuid')
  networkId: string;

  @Field()
  @Column('timestamptz')
  at: Date;

  @Field(() => LogKindEnum)
  @Column('varchar', { length: 24 })
  kind: LogKind;

  /** Whom it is about. */
  @Column('uuid', { nullable: true })
  seatId: string | null;

  /** Whose act it was. */
  @Column('uuid', { nullable: true })
  bySeatId: string | null;

  @Field(() => ID, { nullable: true })
  @Column('uuid', { nullable: true })
  challengeId: string | null;

  @Field(() => String, { nullable: true, description: 'As it was stated.' })
  @Column('varchar', { length: limits.reason, nullable: true })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What changed, where the kind needs it: a stage, a number, a name.',
  })
  @Column('varchar', { length: 200, nullable: true })
  detail: string | null;
}

type NewLogEntry = { networkId: string; kind: LogKind; by: string } & Partial<
  Pick<LogEntry, 'seatId' | 'challengeId' | 'reason' | 'detail'>
>;

/** Writes in the room's log. Before a seat ends: who is out writes no more. */
export const addToRoomLog = (tx: Tx, { networkId, kind, by, seatId, challengeId, reason, detail }: NewLogEntry) =>
  tx.insert(LogEntry, {
    id: randomUUID(),
    networkId,
    at: tx.at,
    kind,
    seatId: seatId ?? null,
    bySeatId: by,
    challengeId: challengeId ?? null,
    reason: reason ?? null,
    detail: detail ?? null,
  });
