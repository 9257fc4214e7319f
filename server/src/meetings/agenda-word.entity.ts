import { limits } from '@krets/shared/limits';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Seat } from '../networks/membership/seat.entity.js';
import { AgendaItem } from './agenda-item.entity.js';

/** What somebody who may not come writes beforehand to an item of an agenda. */
@Entity('agenda_words')
@Index('ix_agenda_words_seat', ['seatId'])
@Index('ix_agenda_words_person', ['personId'])
@ForeignKey(() => AgendaItem, ['itemId', 'networkId'], ['id', 'networkId'], { name: 'fk_agenda_words_item' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_agenda_words_seat' })
export class StoredAgendaWord {
  @PrimaryColumn('uuid')
  itemId: string;

  @PrimaryColumn('uuid')
  seatId: string;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  personId: string;

  @Column('varchar', { length: limits.agendaWord })
  body: string;

  @Column('timestamptz')
  writtenAt: Date;
}
