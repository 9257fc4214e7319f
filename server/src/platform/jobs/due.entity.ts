import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Tx } from '../database/tx.js';

/** Something to be done at a certain time, as the person it is done as. A pointer: no word of any room. */
@Entity('due')
@Index('ix_due_at', ['at'])
export class Due {
  @PrimaryColumn('varchar', { length: 32 })
  task: string;

  @PrimaryColumn('uuid')
  subjectId: string;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  personId: string;

  /** What state of the subject it was meant for; a job that comes too late sees that it does. */
  @Column('integer')
  number: number;

  @Column('timestamptz')
  at: Date;
}

/** In place of what was due for the same task and subject before. */
export async function schedule(tx: Tx, { task, subjectId, networkId, personId, number, at }: Due): Promise<void> {
  await tx.rows(
    `INSERT INTO due (task, subject_id, network_id, person_id, number, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (task, subject_id) DO UPDATE SET person_id = excluded.person_id, number = excluded.number, at = excluded.at`,
    [task, subjectId, networkId, personId, number, at],
  );
}

export async function unschedule(tx: Tx, subjectId: string): Promise<void> {
  await tx.rows(`DELETE FROM due WHERE subject_id = $1`, [subjectId]);
}
