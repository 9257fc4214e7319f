/** The working-day clock: Monday to Friday, without the public holidays of Norway, in Norwegian time. */

const day = 86_400_000;
const hour = 3_600_000;
/** When a working day begins for what would otherwise fall outside one. */
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

/** What the clock on a Norwegian wall shows, as if it were UTC. */
function toOsloTime(at: Date): number {
  const parts = Object.fromEntries(osloParts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day: date = 0, hour: hours = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hours, minute, second) + (((at.getTime() % 1000) + 1000) % 1000);
}

/** The moment the wall clock shows this. In the hour that comes twice the first, in the hour that is left out the one after. */
function fromOsloTime(wall: number): Date {
  const offset = (guess: number) => toOsloTime(new Date(guess)) - guess;
  const first = wall - offset(wall - offset(wall));
  const earlier = first - hour;
  return new Date(toOsloTime(new Date(earlier)) === wall ? earlier : first);
}

const textOf = (wall: number): DayText => new Date(wall).toISOString().slice(0, 10);
const osloTimeOf = (text: DayText): number => Date.parse(`${text}T00:00:00Z`);
const addDays = (text: DayText, days: number): DayText => textOf(osloTimeOf(text) + days * day);

export const dayOf = (at: Date): DayText => textOf(toOsloTime(at));
export const addCalendarDays = (at: Date, days: number): DayText => addDays(dayOf(at), days);
/** Eight in the morning of that day, in Norway. */
export const morningOf = (text: DayText): Date => fromOsloTime(osloTimeOf(text) + startOfWork * hour);

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

/** Itself on a working day; else eight in the morning of the next one. */
export function workingMoment(at: Date): Date {
  let text = dayOf(at);
  if (isWorkingDay(text)) return at;
  while (!isWorkingDay(text)) text = addDays(text, 1);
  return morningOf(text);
}

/** The same time of day so many working days later; what begins on a day off begins the morning after. */
export function addWorkingDays(from: Date, days: number): Date {
  const start = toOsloTime(workingMoment(from));
  let text = textOf(start);
  for (let left = days; left > 0; ) {
    text = addDays(text, 1);
    if (isWorkingDay(text)) left--;
  }
  return fromOsloTime(osloTimeOf(text) + (start % day));
}
