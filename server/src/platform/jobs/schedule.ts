import type { Tx } from '../database/tx.js';

/** Something to be done at a certain time, as the person it is done as. A pointer: no word of any room. */
export type ScheduledJob = {
  subjectId: string;
  networkId: string;
  personId: string;
  /** What state of the subject it was meant for; a job that comes too late sees that it does. */
  number: number;
};

export type JobTimes = Record<string, Date | 'infinity'>;

/**
 * Everything that is to fall due for a subject, in place of what was to before: of `tasks` those in `sets` are set anew,
 * those in `moves` get another time where they have not been done yet, and the rest is dropped.
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
