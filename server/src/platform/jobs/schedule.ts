import type { Tx } from '../database/tx.js';

/** Something to do at a certain time as a certain person. A pointer, without content of any room. */
export type ScheduledJob = {
  subjectId: string;
  networkId: string;
  personId: string;
  /** The state of the subject that it was meant for; a late job sees that the state has changed. */
  number: number;
};

export type JobTimes = Record<string, Date | 'infinity'>;

/**
 * Replaces the jobs of a subject: of `tasks`, those in `sets` are scheduled again, those in `moves` get another time if they have not
 * run, and the rest is dropped.
 */
export async function scheduleJobs(
  tx: Tx,
  { subjectId, networkId, personId, number }: ScheduledJob,
  tasks: readonly string[],
  sets: JobTimes,
  moves: JobTimes = {},
): Promise<void> {
  await tx.rows(`SELECT app.schedule_jobs($1, $2, $3, $4, $5, $6, $7)`, [
    networkId,
    subjectId,
    personId,
    number,
    tasks,
    JSON.stringify(sets),
    JSON.stringify(moves),
  ]);
}
