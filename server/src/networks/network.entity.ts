import {
  type Attendance,
  type Language,
  type LeaderLevel,
  type LeaderRole,
  type OrganiserType,
  organiserTypes,
  type Stage,
  sizeBands,
  stages,
} from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../identity/person.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { Day, enumOf } from '../platform/graphql/fields.js';
import { Programme } from './lifecycle/programme.entity.js';

export const StageEnum = enumOf('Stage', stages, 'Where a network is in its life.');
export const OrganiserTypeEnum = enumOf('OrganiserType', organiserTypes);
/** Networks whose exact size must not be told. */
export const SizeBandEnum = enumOf('SizeBand', sizeBands, 'Up to 5 seats taken, up to 10, more.');

@ObjectType({ description: 'A closed network and its room. Outsiders get NOT_FOUND, as for what does not exist.' })
@Entity('networks')
@ForeignKey(() => Network, ['splitFrom'], ['id'], { name: 'fk_networks_split' })
@Check('ck_networks_stage', `stage IN (${stages.map((stage) => `'${stage}'`).join(', ')})`)
@Check('ck_networks_organiser', `organiser_type IN (${organiserTypes.map((type) => `'${type}'`).join(', ')})`)
@Check(
  'ck_networks_size',
  '2 <= seats_min AND seats_min <= seats_from AND seats_from <= seats_to AND seats_to <= seats_warn AND seats_warn <= 25',
)
@Check('ck_networks_name', `name !~ '[[:cntrl:]]' AND name !~* '(://|www\\.)'`)
@Index('ix_networks_made', ['foundedBy', 'createdAt'])
@Index('ix_networks_founder', ['foundedBy'], { where: 'seated_at IS NULL' })
export class Network {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field()
  @Column('varchar', { length: limits.networkName })
  name: string;

  @Field({ description: 'Purpose and common need, from the charter in force.' })
  @Column('varchar', { length: limits.purpose })
  purpose: string;

  @ForeignKey(() => Person, { name: 'fk_networks_founder' })
  @Column('uuid')
  foundedBy: string;

  @Field()
  @Column('timestamptz')
  createdAt: Date;

  /** When the first facilitator took their seat; from then on the founder sees nothing. */
  @Column('timestamptz', { nullable: true })
  seatedAt: Date | null;

  @Field(() => StageEnum)
  @Column('varchar', { length: 12 })
  stage: Stage;

  @Field(() => Int, { description: 'The version of the charter in force.' })
  @Column('integer')
  charterVersion: number;

  @Field({
    description:
      'Whether others can find it: its name, purpose, organiser, size and rhythm, and nothing from the room.',
  })
  @Column('boolean')
  listed: boolean;

  @Field(() => OrganiserTypeEnum, { nullable: true })
  @Column('varchar', { length: 17, nullable: true })
  organiserType: OrganiserType | null;

  @Field(() => String, { nullable: true })
  @Column('varchar', { length: limits.organiserName, nullable: true })
  organiserName: string | null;

  @Field(() => String, { nullable: true })
  @Column('varchar', { length: 9, nullable: true })
  organiserOrgnr: string | null;

  @ForeignKey(() => Programme, { name: 'fk_networks_programme' })
  @Column('uuid', { nullable: true })
  programmeId: string | null;

  @Column('timestamptz', { nullable: true })
  similarSeenAt: Date | null;

  @Field(() => Day, { nullable: true, description: 'When the members review the network, within twelve months.' })
  @Column('date', { nullable: true })
  reviewBy: string | null;

  @Field(() => [Day], { description: 'The next meetings.' })
  @Column('date', { array: true })
  nextDates: string[];

  @Field(() => Int)
  @Column('integer')
  seatsMin: number;

  @Field(() => Int, { description: 'Recommended minimum number of seats.' })
  @Column('integer')
  seatsFrom: number;

  @Field(() => Int, { description: 'Recommended maximum number of seats.' })
  @Column('integer')
  seatsTo: number;

  @Field(() => Int, { description: 'Above this number of seats the network gets a warning.' })
  @Column('integer')
  seatsWarn: number;

  @Column('uuid', { nullable: true })
  splitFrom: string | null;

  /** Of its entry in the open overview, while it is listed. The database gives it. */
  @Column('uuid', { nullable: true })
  entryId: string | null;

  /** From here on: what its facilitators say of it in the overview. */
  @Column('text', { array: true, default: () => `'{}'` })
  counties: string[];

  @Column('boolean', { default: false })
  national: boolean;

  @Column('varchar', { length: 6, nullable: true })
  attendance: Attendance | null;

  @Column('text', { array: true, default: () => `'{}'` })
  roles: LeaderRole[];

  @Column('text', { array: true, default: () => `'{}'` })
  levels: LeaderLevel[];

  @Column('varchar', { length: 2, nullable: true })
  language: Language | null;

  @Column('varchar', { length: limits.email, nullable: true })
  contact: string | null;
}

/** Default values of a new network. */
export const newNetwork = {
  seatedAt: null,
  charterVersion: 1,
  listed: false,
  organiserType: null,
  organiserName: null,
  organiserOrgnr: null,
  programmeId: null,
  similarSeenAt: null,
  reviewBy: null,
  nextDates: [],
  splitFrom: null,
  entryId: null,
  counties: [],
  national: false,
  attendance: null,
  roles: [],
  levels: [],
  language: null,
  contact: null,
} satisfies Partial<Network>;

/** The sizes, limited so that none is above the maximum number of seats. */
export function sizesWithin(seatsMax: number): Pick<Network, 'seatsMin' | 'seatsFrom' | 'seatsTo' | 'seatsWarn'> {
  const within = (size: number) => Math.min(size, seatsMax);
  const { seatsMin, seatsFrom, seatsTo, seatsWarn } = limits;
  return {
    seatsMin: within(seatsMin),
    seatsFrom: within(seatsFrom),
    seatsTo: within(seatsTo),
    seatsWarn: within(seatsWarn),
  };
}

/** A table of its own because every post updates the row. */
@Entity('network_counters')
@Check('ck_network_counters_full', 'seats_taken BETWEEN 0 AND seats_max')
@Check('ck_network_counters_cap', 'seats_max BETWEEN 4 AND 25')
export class NetworkCounter {
  @ForeignKey(() => Network, { name: 'fk_network_counters_network' })
  @PrimaryColumn('uuid')
  networkId: string;

  @Column('integer')
  journalSeq: number;

  @Column('integer')
  seatsTaken: number;

  @Column('integer')
  seatsMax: number;
}

export const networkOf = (tx: Tx, id: string) =>
  tx.load(
    Network,
    id,
    (ids) => tx.select(Network, 'WHERE t.id = ANY($1)', [ids]),
    (network) => network.id,
  );
