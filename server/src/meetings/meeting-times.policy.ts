import { addCalendarDays, type DayText, dayAfter, isHoliday, momentOf } from '@krets/shared/working-days';

const hour = 3_600_000;
const day = 24 * hour;

/** The only zone of Norwegian public bodies, Svalbard included. */
export const zone = 'Europe/Oslo';

export type Times = { startsAt: Date; endsAt: Date; picksOpenAt: Date; picksCloseAt: Date };

/**
 * Choosing begins a week before and ends a day before. A meeting that is called late has shorter times, and one that is
 * called in its last hours none: what waits is then ordered without choices.
 */
export function timesOf(on: DayText, time: string, minutes: number, now: Date): Times {
  const startsAt = momentOf(on, time);
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
  const ahead = startsAt.getTime() - now.getTime();
  const picksOpenAt = new Date(Math.min(Math.max(now.getTime(), startsAt.getTime() - 7 * day), startsAt.getTime()));
  if (ahead < 4 * hour) return { startsAt, endsAt, picksOpenAt, picksCloseAt: picksOpenAt };
  const picksCloseAt = new Date(startsAt.getTime() - Math.min(day, ahead / 2));
  return { startsAt, endsAt, picksOpenAt, picksCloseAt };
}

/** What is left for items when the members have checked in, looked back, paused, learned and agreed on the next time. */
export const minutesForItems = (minutes: number) => Math.floor((minutes * 0.6) / 5) * 5;

/**
 * The days that the rhythm of the charter gives, from the last meeting on. A holiday is left to the same weekday a week
 * later, and the rhythm then goes on from the day that was meant.
 */
export function nextDays(last: DayText | null, everyWeeks: number, count: number, now: Date): DayText[] {
  const today = addCalendarDays(now, 0);
  const days: DayText[] = [];
  let meant = dayAfter(last && last >= dayAfter(today, -7 * everyWeeks) ? last : today, 7 * everyWeeks);
  while (days.length < count) {
    let on = meant;
    while (isHoliday(on) || on <= today) on = dayAfter(on, 7);
    days.push(on);
    meant = dayAfter(meant, 7 * everyWeeks);
  }
  return days;
}
