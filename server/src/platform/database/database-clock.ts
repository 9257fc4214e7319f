/** In milliseconds: how far the database's clock is ahead of the local one. */
let ahead = 0;

/** The time by the database's clock, which all processes share: stored times and deadlines are measured by it. */
export const databaseNow = (): Date => new Date(Date.now() + ahead);

/** @param answer the time the database gave between the two local moments */
export function setDatabaseClock(answer: Date, asked: number, answered: number): void {
  const difference = answer.getTime() - (asked + answered) / 2;
  // Within half of the round trip, the clocks may be equal.
  ahead = Math.abs(difference) <= (answered - asked) / 2 ? 0 : difference;
}
