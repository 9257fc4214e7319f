/** In milliseconds: how far the clock of the database is ahead of the clock here. */
let ahead = 0;

/** The time by the clock of the database, which all processes share: what is stored and what is due is measured by it. */
export const databaseNow = (): Date => new Date(Date.now() + ahead);

/** @param said the time the database gave as an answer between the two moments here */
export function setDatabaseClock(said: Date, asked: number, answered: number): void {
  const difference = said.getTime() - (asked + answered) / 2;
  // Within half of the time that the answer took, the two may be the same.
  ahead = Math.abs(difference) <= (answered - asked) / 2 ? 0 : difference;
}
