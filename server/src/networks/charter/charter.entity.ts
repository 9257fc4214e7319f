import { randomUUID } from 'node:crypto';
import {
  type Admission,
  admissions,
  type Basis,
  bases,
  type Confidence,
  confidences,
  type ProtocolKey,
  protocolKeys,
  type Rotation,
  rotations,
} from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Tx } from '../../platform/database/tx.js';
import { enumOf } from '../../platform/graphql/fields.js';
import { addToRoomLog } from '../activity/room-log.entity.js';
import { Seat } from '../membership/seat.entity.js';
import { Network, NetworkCounter, newNetwork, sizesWithin } from '../network.entity.js';

export const BasisEnum = enumOf('Basis', bases, 'What a network is built on.');
export const RotationEnum = enumOf('Rotation', rotations, 'How the task of the facilitator goes round.');
export const ConfidenceEnum = enumOf(
  'Confidence',
  confidences,
  'What may be told outside: what was learned, the same without who and where, or nothing.',
);
export const AdmissionEnum = enumOf('Admission', admissions, 'Who says yes to a new member.');
export const ProtocolEnum = enumOf('ProtocolKey', protocolKeys);

@ObjectType({
  description:
    'One version of the network agreement. Members cannot read the room before they accept the version in force.',
})
@Entity('charters')
@ForeignKey(() => Seat, ['madeBy', 'networkId'], ['id', 'networkId'], { name: 'fk_charters_maker' })
@Check('ck_charters_rotation', `rotation IN ('NONE', 'EACH_MEETING', 'HALF_YEARLY', 'YEARLY')`)
@Check('ck_charters_confidence', `confidence IN ('LEARNING', 'THIS_ROOM', 'SEALED')`)
@Check('ck_charters_admission', `admission IN ('FACILITATOR', 'MEMBERS')`)
export class Charter {
  @Field(() => ID)
  @ForeignKey(() => Network, { name: 'fk_charters_network' })
  @PrimaryColumn('uuid')
  networkId: string;

  @Field(() => Int)
  @PrimaryColumn('integer')
  version: number;

  @Column('uuid', { nullable: true })
  madeBy: string | null;

  @Field()
  @Column('timestamptz')
  madeAt: Date;

  @Field({ description: 'Purpose and common need.' })
  @Column('varchar', { length: limits.purpose })
  purpose: string;

  @Field(() => [BasisEnum])
  @Column('varchar', { length: 10, array: true })
  basis: Basis[];

  @Field({ description: 'A description of the role that the seats are for.' })
  @Column('varchar', { length: limits.seatsFor })
  seatsFor: string;

  @Field()
  @Column('varchar', { length: limits.expectations })
  expectations: string;

  @Field(() => Int, { nullable: true, description: 'Weeks between meetings.' })
  @Column('integer', { nullable: true })
  everyWeeks: number | null;

  @Field(() => Int, { nullable: true, description: 'Length of a meeting, in minutes.' })
  @Column('integer', { nullable: true })
  minutes: number | null;

  @Field(() => String, { nullable: true })
  @Column('varchar', { length: limits.place, nullable: true })
  place: string | null;

  @Field()
  @Column('varchar', { length: limits.charterLine })
  attendance: string;

  @Field()
  @Column('varchar', { length: limits.charterLine })
  preparation: string;

  @Field({ description: 'What happens when a member is absent.' })
  @Column('varchar', { length: limits.charterLine })
  absence: string;

  @Field(() => ProtocolEnum, { nullable: true })
  @Column('varchar', { length: 24, nullable: true })
  protocol: ProtocolKey | null;

  @Field(() => RotationEnum)
  @Column('varchar', { length: 12 })
  rotation: Rotation;

  @Field(() => ConfidenceEnum)
  @Column('varchar', { length: 9 })
  confidence: Confidence;

  @Field(() => AdmissionEnum)
  @Column('varchar', { length: 11 })
  admission: Admission;

  @Field({ description: 'Whether members who join later see what was posted before.' })
  @Column('boolean')
  openHistory: boolean;
}

@Entity('charter_acceptances')
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_charter_acceptances_seat' })
@ForeignKey(() => Charter, ['networkId', 'version'], ['networkId', 'version'], {
  name: 'fk_charter_acceptances_charter',
})
export class CharterAcceptance {
  @PrimaryColumn('uuid')
  seatId: string;

  @PrimaryColumn('integer')
  version: number;

  @Column('uuid')
  networkId: string;

  @Column('timestamptz')
  at: Date;
}

export type CharterText = Omit<Charter, 'networkId' | 'version' | 'madeBy' | 'madeAt'>;

/** The first charter of a network: only what is known before anybody has decided anything. */
const firstCharter = (purpose: string): CharterText => ({
  purpose,
  basis: [],
  seatsFor: '',
  expectations: '',
  everyWeeks: null,
  minutes: null,
  place: null,
  attendance: '',
  preparation: '',
  absence: '',
  protocol: 'PEER_CONSULTATION',
  rotation: 'NONE',
  confidence: 'THIS_ROOM',
  admission: 'FACILITATOR',
  openHistory: false,
});

type NewNetwork = Pick<Network, 'name' | 'purpose' | 'stage'> &
  Partial<Pick<Network, 'programmeId' | 'similarSeenAt'>> & { seatsMax: number };

/** Creates the network, its counter and the first version of its charter: a room without a seat. */
export async function insertNetwork(tx: Tx, { seatsMax, ...begun }: NewNetwork): Promise<Network> {
  const id = randomUUID();
  const network = { ...newNetwork, ...sizesWithin(seatsMax), ...begun, id, foundedBy: tx.me, createdAt: tx.at };
  await tx.insert(Network, network);
  await tx.insert(NetworkCounter, { networkId: id, journalSeq: 0, seatsTaken: 0, seatsMax });
  const charter = firstCharter(network.purpose);
  await tx.insert(Charter, { ...charter, networkId: id, version: 1, madeBy: null, madeAt: tx.at });
  return network;
}

/** The version in force. */
export const charterOf = (tx: Tx, networkId: string) =>
  tx.load(
    Charter,
    networkId,
    (ids) =>
      tx.select(
        Charter,
        'JOIN networks n ON n.id = t.network_id AND n.charter_version = t.version WHERE t.network_id = ANY($1)',
        [ids],
      ),
    (charter) => charter.networkId,
  );

/** Accepts the version in force, for the person's own seat. */
export async function accept(tx: Tx, networkId: string, seatId: string, version: number): Promise<void> {
  await tx.rows(`UPDATE seats SET charter_version = $2 WHERE id = $1`, [seatId, version]);
  await tx.rows(
    `INSERT INTO charter_acceptances (seat_id, version, network_id, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (seat_id, version) DO NOTHING`,
    [seatId, version, networkId, tx.at],
  );
}

/** Takes the first seat of a network, for whoever has begun it. */
export async function takeFirstSeat(tx: Tx, networkId: string, role: Pick<Seat, 'roleTitle' | 'orgnr'>): Promise<void> {
  const id = randomUUID();
  const waiting = {
    endedAt: null,
    charterVersion: null,
    onLeaveAt: null,
    readsFrom: null,
    follows: null,
    leftAs: null,
  };
  await tx.insert(Seat, { id, networkId, personId: tx.me, role: 'FACILITATOR', ...role, takenAt: tx.at, ...waiting });
  tx.securityEvents.push({ kind: 'SEAT_TAKEN', personId: tx.me, networkId, subjectId: id });
  await accept(tx, networkId, id, 1);
  await tx.appendEntry(networkId, { topic: 'SEAT', id, kind: 'TAKEN' });
  await addToRoomLog(tx, { networkId, kind: 'SEAT_TAKEN', by: id, seatId: id });
}
