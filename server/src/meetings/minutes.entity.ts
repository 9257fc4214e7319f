import { limits } from '@krets/shared/limits';
import type { PassageText } from '@krets/shared/search/passage';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Seat } from '../networks/membership/seat.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { AgendaItem } from './agenda-item.entity.js';
import { Meeting } from './meeting.entity.js';

/** What the members have written together about one item of a meeting. */
@Entity('minutes_blocks')
@Unique('uq_minutes_blocks_item', ['itemId', 'meetingId'])
@Index('ix_minutes_blocks_meeting', ['meetingId'])
@ForeignKey(() => Meeting, ['meetingId', 'networkId'], ['id', 'networkId'], { name: 'fk_minutes_blocks_meeting' })
@ForeignKey(() => AgendaItem, ['itemId', 'networkId'], ['id', 'networkId'], { name: 'fk_minutes_blocks_item' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_minutes_blocks_seat' })
export class MinutesBlock {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  meetingId: string;

  @Column('uuid')
  itemId: string;

  @Column('varchar', { length: limits.minutes })
  learned: string;

  @Column('varchar', { length: limits.minutes })
  takeaways: string;

  @Column('integer')
  version: number;

  /** Who wrote it last. */
  @Column('uuid')
  seatId: string;

  @Column('timestamptz')
  editedAt: Date;
}

/** What minutes are found by. */
export const textOfMinutes = (
  { learned, takeaways }: Pick<MinutesBlock, 'learned' | 'takeaways'>,
  title: string,
): PassageText => ({ title, body: [learned, takeaways].filter(Boolean).join('\n\n') });

/** What one member will do, in their own words. */
@Entity('next_steps')
@Index('ix_next_steps_item', ['itemId'])
@Index('ix_next_steps_person', ['personId'])
@ForeignKey(() => Meeting, ['meetingId', 'networkId'], ['id', 'networkId'], { name: 'fk_next_steps_meeting' })
@ForeignKey(() => AgendaItem, ['itemId', 'networkId'], ['id', 'networkId'], { name: 'fk_next_steps_item' })
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_next_steps_seat' })
export class StoredNextStep {
  @PrimaryColumn('uuid')
  meetingId: string;

  @PrimaryColumn('uuid')
  itemId: string;

  @PrimaryColumn('uuid')
  seatId: string;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  personId: string;

  @Column('varchar', { length: limits.nextStep })
  body: string;

  @Column('timestamptz')
  takenAt: Date;
}

/** Minutes with the title of their item and the person who wrote last. */
export const minutesWithTitles = (tx: Tx, tail: string, values: unknown[] = []) =>
  tx.selectWith<MinutesBlock, { title: string; personId: string }>(
    MinutesBlock,
    'i.title, s.person_id AS "personId"',
    `JOIN agenda_items i ON i.id = t.item_id AND i.withdrawn_at IS NULL JOIN seats s ON s.id = t.seat_id ${tail}`,
    values,
  );
