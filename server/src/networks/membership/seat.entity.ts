import { type SeatRole, type SeatState, seatRoles, seatStates } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Organisation, organisationOf } from '../../identity/organisation.entity.js';
import { Person } from '../../identity/person.entity.js';
import type { Tx } from '../../platform/database/tx.js';
import { enumOf } from '../../platform/graphql/fields.js';
import { Network } from '../network.entity.js';

export const SeatRoleEnum = enumOf('SeatRole', seatRoles);
export const SeatStateEnum = enumOf('SeatState', seatStates);

@ObjectType({ isAbstract: true })
@Entity('seats')
@Unique('uq_seats_network', ['id', 'networkId'])
@Index('uq_seats_active', ['personId', 'networkId'], { unique: true, where: 'ended_at IS NULL' })
@Index('ix_seats_network', ['networkId'])
@Index('ix_seats_person', ['personId'])
@Index('uq_seats_follows', ['follows'], { unique: true, where: 'follows IS NOT NULL' })
@ForeignKey(() => Seat, ['follows', 'networkId'], ['id', 'networkId'], { name: 'fk_seats_follows' })
@Check('ck_seats_left', `left_as IN ('VACANT', 'HANDED_OVER', 'ENDED')`)
@Check('ck_seats_role', `role IN ('MEMBER', 'FACILITATOR')`)
export class Seat {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Network, { name: 'fk_seats_network' })
  @Column('uuid')
  networkId: string;

  @ForeignKey(() => Person, { name: 'fk_seats_person' })
  @Column('uuid')
  personId: string;

  @Field(() => SeatRoleEnum)
  @Column('varchar', { length: 11 })
  role: SeatRole;

  @Field()
  @Column('varchar', { length: limits.roleTitle })
  roleTitle: string;

  @ForeignKey(() => Organisation, { name: 'fk_seats_organisation' })
  @Column('varchar', { length: 9 })
  orgnr: string;

  @Field()
  @Column('timestamptz')
  takenAt: Date;

  @Field(() => Date, { nullable: true, description: 'Set when the seat has ended.' })
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Field(() => Int, { nullable: true, description: 'The version of the charter accepted last.' })
  @Column('integer', { nullable: true })
  charterVersion: number | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  onLeaveAt: Date | null;

  /** Posts by others before this moment are hidden from the seat; null when nothing is hidden. */
  @Column('timestamptz', { nullable: true })
  readsFrom: Date | null;

  /** The seat that was handed over to this one. */
  @Column('uuid', { nullable: true })
  follows: string | null;

  /** How it ended: a vacant seat is reserved for a successor. */
  @Column('varchar', { length: 11, nullable: true })
  leftAs: 'VACANT' | 'HANDED_OVER' | 'ENDED' | null;
}

/** The status of a seat, given the charter in force. */
export function stateOf(seat: Seat, charterVersion: number): SeatState {
  if (seat.endedAt) return seat.leftAs ?? 'ENDED';
  if (seat.onLeaveAt) return 'ON_LEAVE';
  return seat.charterVersion === charterVersion ? 'ACTIVE' : 'CHARTER_PENDING';
}

@ObjectType('Seat', {
  description: 'A role at an organisation, held by a person. Posts stay under the seat after it has ended.',
})
export class SeatWithPerson extends Seat {
  @Field()
  person: Person;

  @Field()
  organisation: Organisation;
}

/** The seats with their holders, because a thread always shows both. `more`: further columns. */
async function selectSeats<M extends object>(tx: Tx, tail: string, values: unknown[], more = '') {
  const rows = await tx.selectWith<Seat, { person: Person } & M>(
    Seat,
    `json_build_object('id', p.id, 'name', p.name, 'roleTitle', p.role_title, 'orgnr', p.orgnr, 'county', p.county) AS person${more && `, ${more}`}`,
    `JOIN people p ON p.id = t.person_id ${tail}`,
    values,
  );
  const organisations = await Promise.all(rows.map(({ orgnr }) => organisationOf(tx, orgnr)));
  return rows.flatMap((row, n) => {
    const organisation = organisations[n];
    return organisation ? [Object.assign(row, { organisation })] : [];
  });
}

export const seatOf = (tx: Tx, id: string) =>
  tx.load(
    Seat,
    id,
    (ids) => selectSeats(tx, 'WHERE t.id = ANY($1)', [ids]),
    (seat) => seat.id,
  );

/** Primes `seatOf` with these seats, so that it does not query for them. */
export async function primeSeats<M extends object>(tx: Tx, tail: string, values: unknown[] = [], more = '') {
  const seats = await selectSeats<M>(tx, tail, values, more);
  tx.prime(Seat, seats, (seat) => seat.id);
  return seats;
}

/** All seats a room has ever had, facilitators first. Called together with the first read of its posts, it saves a round trip. */
export async function allSeatsOf(tx: Tx, networkId: string): Promise<SeatWithPerson[]> {
  const room = await tx.load(
    allSeatsOf,
    networkId,
    async (ids) => {
      const seats = await primeSeats(tx, 'WHERE t.network_id = ANY($1) ORDER BY t.role, t.taken_at, t.id', [ids]);
      return ids.map((id) => ({ id, seats: seats.filter((seat) => seat.networkId === id) }));
    },
    ({ id }) => id,
  );
  return room?.seats ?? [];
}

/** Seats that have not ended, also those that wait for the charter or are on leave. */
export const seatsOf = async (tx: Tx, networkId: string): Promise<SeatWithPerson[]> =>
  (await allSeatsOf(tx, networkId)).filter(({ endedAt }) => !endedAt);

/** Seats reserved for a successor, the longest vacant first. */
export const vacantSeatsOf = (tx: Tx, networkId: string) =>
  selectSeats(tx, `WHERE t.network_id = $1 AND t.left_as = 'VACANT' ORDER BY t.ended_at LIMIT ${limits.seatsCap}`, [
    networkId,
  ]);
