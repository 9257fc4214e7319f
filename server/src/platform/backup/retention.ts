const day = (at: string) => at.slice(0, 10);

/** The Monday of the week of this day, in UTC. */
function week(at: string): string {
  const date = new Date(at);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** The newest of each of the last `count` periods that have one. */
function newestOfEach(moments: string[], period: (at: string) => string, count: number): string[] {
  const newest = new Map<string, string>();
  for (const at of [...moments].sort()) newest.set(period(at), at);
  return [...newest.values()].slice(-count);
}

/**
 * The backups to retain: one for each of seven days, one for each of four weeks, and always the last two, so that an operator who
 * restored the wrong moment and made a backup can restore again.
 */
export function retained(moments: string[]): Set<string> {
  const lastTwo = [...moments].sort().slice(-2);
  return new Set([...lastTwo, ...newestOfEach(moments, day, 7), ...newestOfEach(moments, week, 4)]);
}
