import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the job has come that makes old texts found: one row, for all servers. Functions of the database alone read and change it. */
@Entity('old_texts')
@Check('ck_old_texts_one', 'id')
export class OldTexts {
  @PrimaryColumn('boolean', { default: true })
  id: boolean;

  /** When the keys of words last changed. A migration step that changes them sets it, and `dueAt`. */
  @Column('timestamptz', { default: () => 'now()' })
  changedAt: Date;

  /** When the next round is due; null when there is none. */
  @Column('timestamptz', { nullable: true, default: () => 'now()' })
  dueAt: Date | null;

  /** Null between two rounds. */
  @Column('timestamptz', { nullable: true })
  beganAt: Date | null;

  /** The last person of this round whose rooms have been looked at. */
  @Column('uuid', { nullable: true })
  afterPerson: string | null;

  @Column('integer', { default: 0 })
  made: number;

  /** In this round: the people whose rooms have to be looked at again. */
  @Column('integer', { default: 0 })
  failed: number;
}
