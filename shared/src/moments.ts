/** Moments in words, for deadlines: the day of the week, the date and the hour, in any time zone. */
import type { Language } from './kinds.js';

/** Deadlines follow Norwegian working days, so they are Norwegian hours. */
export const norwegianZone = 'Europe/Oslo';

/** Some browsers do not know Nynorsk and would show Bokmål or English. */
const weekdays: Record<Language, readonly string[]> = {
  nn: ['sundag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag'],
  nb: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const norwegianMonths = 'januar februar mars april mai juni juli august september oktober november desember'.split(' ');
const englishMonths = 'January February March April May June July August September October November December'.split(
  ' ',
);

const numbersIn = (moment: Date, timeZone: string): Record<string, number> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );

const two = (number: number) => String(number).padStart(2, '0');

/** «tysdag 1. desember» and «08.00». The year is told when it is not that of `now`. */
export function dayAndTime(
  moment: Date,
  language: Language,
  timeZone: string,
  now: Date,
): { day: string; time: string } {
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = numbersIn(moment, timeZone);
  const weekday = weekdays[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  const thisYear = numbersIn(now, timeZone).year === year ? '' : ` ${year}`;
  const english = language === 'en';
  const date = english ? `${day} ${englishMonths[month - 1]}` : `${day}. ${norwegianMonths[month - 1]}`;
  return {
    day: `${weekday} ${date}${thisYear}`,
    time: english ? `${two(hour)}:${two(minute)}` : `${two(hour)}.${two(minute)}`,
  };
}
