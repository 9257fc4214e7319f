import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Seat } from '../membership/seat.entity.js';

/** An offer of the facilitator role to one member. */
@Entity('facilitation_offers')
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_facilitation_offers_seat' })
@ForeignKey(() => Seat, ['offeredBy', 'networkId'], ['id', 'networkId'], { name: 'fk_facilitation_offers_by' })
export class TurnOffer {
  @PrimaryColumn('uuid')
  networkId: string;

  @Column('uuid')
  seatId: string;

  @Column('uuid')
  offeredBy: string;

  @Column('timestamptz')
  offeredAt: Date;
}
