/** Working days: Monday to Friday, without the public holidays of Norway, in Norwegian time. */

const day = 86_400_000;
const hour = 3_600_000;
/** The hour at which a working day begins for anything that falls outside one. */
const startOfWork = 8;

/** A calendar day in Norway, YYYY-MM-DD. */
export type DayText = string;

const osloParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Local Norwegian time, as if it were UTC. */
function toOsloTime(at: Date): number {
  const parts = Object.fromEntries(osloParts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day: date = 0, hour: hours = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hours, minute, second) + (((at.getTime() % 1000) + 1000) % 1000);
}

/** The instant of this local time. In the repeated hour the first one, in the skipped hour the one after. */
function fromOsloTime(local: number): Date {
  const offset = (guess: number) => toOsloTime(new Date(guess)) - guess;
  const first = local - offset(local - offset(local));
  const earlier = first - hour;
  return new Date(toOsloTime(new Date(earlier)) === local ? earlier : first);
}

const textOf = (local: number): DayText => new Date(local).toISOString().slice(0, 10);
const osloTimeOf = (text: DayText): number => Date.parse(`${text}T00:00:00Z`);
const addDays = (text: DayText, days: number): DayText => textOf(osloTimeOf(text) + days * day);

/** The instant of a time of day (HH:MM) on a day in Norway. */
export const momentOf = (text: DayText, time: string): Date => fromOsloTime(Date.parse(`${text}T${time}:00Z`));
export const dayAfter = addDays;
export const dayOf = (at: Date): DayText => textOf(toOsloTime(at));
export const addCalendarDays = (at: Date, days: number): DayText => addDays(dayOf(at), days);
/** Eight in the morning of that day, in Norway. */
export const morningOf = (text: DayText): Date => timeOn(text, startOfWork);
/** A full hour of that day, in Norway. */
export const timeOn = (text: DayText, hours: number): Date => fromOsloTime(osloTimeOf(text) + hours * hour);

/** Gregorian Easter Sunday, after Meeus, Jones and Butcher. */
export function easterSunday(year: number): DayText {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return textOf(Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1));
}

const fixed = new Set(['01-01', '05-01', '05-17', '12-25', '12-26']);
/** From Easter Sunday: Maundy Thursday, Good Friday, both Easter days, Ascension, both days of Whitsun. */
const movable = [-3, -2, 0, 1, 39, 49, 50];

export function isHoliday(text: DayText): boolean {
  if (fixed.has(text.slice(5))) return true;
  const easter = easterSunday(Number(text.slice(0, 4)));
  return movable.some((days) => addDays(easter, days) === text);
}

export function isWorkingDay(text: DayText): boolean {
  const weekday = new Date(osloTimeOf(text)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(text);
}

/** The same instant on a working day; else eight in the morning of the next working day. */
export function workingMoment(at: Date): Date {
  let text = dayOf(at);
  if (isWorkingDay(text)) return at;
  while (!isWorkingDay(text)) text = addDays(text, 1);
  return morningOf(text);
}

/** The same time of day so many working days later; from a day off it counts from the next morning. */
export function addWorkingDays(from: Date, days: number): Date {
  const start = toOsloTime(workingMoment(from));
  let text = textOf(start);
  for (let left = days; left > 0; ) {
    text = addDays(text, 1);
    if (isWorkingDay(text)) left--;
  }
  return fromOsloTime(osloTimeOf(text) + (start % day));
}
