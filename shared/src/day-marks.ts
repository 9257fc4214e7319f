import { type DayText, dayAfter, easterSunday, isHoliday } from './working-days.js';

/** What makes a time bad for many; it is only shown, nothing forbids it. */
export type DayMark = 'HOLIDAY' | 'WEEKEND' | 'FRIDAY_AFTERNOON' | 'SCHOOL_HOLIDAY';

const weekdayOf = (day: DayText) => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The week number of ISO 8601. */
function weekOf(day: DayText): number {
  const thursday = dayAfter(day, 4 - (weekdayOf(day) || 7));
  return Math.floor((Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / (7 * 86_400_000)) + 1;
}

/** The weeks differ between counties: week 8, 9 or 10 in winter, 40 or 41 in autumn. Summer from about 20 June. */
function isSchoolHoliday(day: DayText): boolean {
  const date = day.slice(5);
  if (date >= '12-22' || date <= '01-02' || (date >= '06-20' && date <= '08-16')) return true;
  const easter = easterSunday(Number(day.slice(0, 4)));
  if (day >= dayAfter(easter, -8) && day <= dayAfter(easter, 1)) return true;
  return [8, 9, 10, 40, 41].includes(weekOf(day));
}

/** The mark of a time in Norway, the strongest alone. */
export function dayMark(day: DayText, time: string): DayMark | null {
  if (isHoliday(day)) return 'HOLIDAY';
  const weekday = weekdayOf(day);
  if (weekday === 0 || weekday === 6) return 'WEEKEND';
  if (isSchoolHoliday(day)) return 'SCHOOL_HOLIDAY';
  return weekday === 5 && time >= '14:00' ? 'FRIDAY_AFTERNOON' : null;
}
