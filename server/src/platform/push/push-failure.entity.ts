import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A push that did not reach a device: on which day and why, for administrators to count. Whose it was is not stored. */
@Entity('push_failures')
@Index('ix_push_failures_day', ['day'])
@Check('ck_push_failures_outcome', `outcome IN ('GONE', 'REFUSED', 'AGAIN')`)
export class PushFailure {
  @PrimaryColumn('uuid')
  id: string;

  @Column('date')
  day: string;

  /** The device is gone, the push was refused, or it is tried again. */
  @Column('varchar', { length: 7 })
  outcome: 'GONE' | 'REFUSED' | 'AGAIN';
}
