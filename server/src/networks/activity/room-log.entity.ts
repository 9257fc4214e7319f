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
  description: 'What happened to the room and its settings. It does not tell who reads or how much anybody writes.',
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

  /** The seat it is about. */
  @Column('uuid', { nullable: true })
  seatId: string | null;

  /** The seat that did it. */
  @Column('uuid', { nullable: true })
  bySeatId: string | null;

  @Field(() => ID, { nullable: true })
  @Column('uuid', { nullable: true })
  challengeId: string | null;

  @Field(() => String, { nullable: true, description: 'The reason, as it was stated.' })
  @Column('varchar', { length: limits.reason, nullable: true })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What changed, for kinds that need it: a stage, a number, a name.',
  })
  @Column('varchar', { length: 200, nullable: true })
  detail: string | null;
}

type NewLogEntry = { networkId: string; kind: LogKind; by: string } & Partial<
  Pick<LogEntry, 'seatId' | 'challengeId' | 'reason' | 'detail'>
>;

/** Writes to the log of the room. Call it before a seat ends: a person without a seat can no longer write. */
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
