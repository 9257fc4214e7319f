import { addCalendarDays, isWorkingDay, timeOn } from '@krets/shared/working-days';

export const digests = ['DAILY', 'WEEKLY', 'FORTNIGHTLY', 'NEVER'] as const;
export type Digest = (typeof digests)[number];

const hour = 7;
const noon = (day: string) => timeOn(day, 12);
const isMonday = (day: string) => noon(day).getUTCDay() === 1;

/**
 * When the next digest is due after `now`: at seven on each working day, or on Monday; when Monday is a holiday, on the next working day.
 * Every second week: on even weeks since 1970, the same for all. Null for never.
 */
export function nextDigest(digest: Digest, now: Date): Date | null {
  if (digest === 'NEVER') return null;
  // The Monday of this week may be past while its digest, after a holiday, is not.
  let day = addCalendarDays(now, -6);
  for (;;) {
    const due = digest === 'DAILY' ? (isWorkingDay(day) ? day : null) : mondayDigest(digest, day);
    if (due) {
      const at = timeOn(due, hour);
      if (at > now) return at;
    }
    day = addCalendarDays(noon(day), 1);
  }
}

/** The day of the digest of the week that begins on this day; null when none does. */
function mondayDigest(digest: 'WEEKLY' | 'FORTNIGHTLY', monday: string): string | null {
  if (!isMonday(monday)) return null;
  // The first of January 1970 was a Thursday.
  const week = Math.floor((Date.parse(`${monday}T00:00:00Z`) / 86_400_000 + 3) / 7);
  if (digest === 'FORTNIGHTLY' && week % 2 === 1) return null;
  let day = monday;
  while (!isWorkingDay(day)) day = addCalendarDays(noon(day), 1);
  return day;
}
