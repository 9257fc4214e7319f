import { limits } from '@krets/shared/limits';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

@ObjectType({ description: 'A closed network and its room. Outsiders get NOT_FOUND, as for what does not exist.' })
@Entity('networks')
@Index('ix_networks_founder', ['foundedBy'], { where: 'seated_at IS NULL' })
export class Network {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field()
  @Column('varchar', { length: limits.networkName })
  name: string;

  @Field()
  @Column('varchar', { length: limits.purpose })
  purpose: string;

  @ForeignKey(() => Person, { name: 'fk_networks_founder' })
  @Column('uuid')
  foundedBy: string;

  @Field()
  @Column('timestamptz')
  createdAt: Date;

  /** When the first facilitator took the seat; from then on the founder sees nothing. */
  @Column('timestamptz', { nullable: true })
  seatedAt: Date | null;
}

/** Apart from the network because every post updates it. */
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
