const day = (at: string) => at.slice(0, 10);

/** The Monday of its week, in UTC. */
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
 * Which backups stay: one for each of seven days, one for each of four weeks, and the last two: whoever restored the wrong moment and
 * took a backup has to be able to do it again.
 */
export function retained(moments: string[]): Set<string> {
  const lastTwo = [...moments].sort().slice(-2);
  return new Set([...lastTwo, ...newestOfEach(moments, day, 7), ...newestOfEach(moments, week, 4)]);
}
