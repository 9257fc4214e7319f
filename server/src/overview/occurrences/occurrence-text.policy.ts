import { counties } from '@krets/shared/counties';
import { limits } from '@krets/shared/limits';
import { dayAndTime, norwegianZone } from '@krets/shared/moments';
import { cleanLine, cleanLink } from '@krets/shared/text';
import { addCalendarDays, type DayText, momentOf } from '@krets/shared/working-days';
import type { OccurrenceText } from './occurrence.types.js';

export const occurrenceFields = [
  ...['startsAt', 'endsAt', 'county', 'place', 'video', 'capacity', 'opensAt', 'closesAt'],
] as const satisfies readonly (keyof OccurrenceText)[];
export type OccurrenceField = (typeof occurrenceFields)[number];
/** By field; moments as a browser sends them, in Norwegian time: `2027-03-02T18:00`. */
export type WrittenOccurrence = Partial<Record<OccurrenceField, string>>;
export type OccurrenceFault = {
  field: OccurrenceField;
  code: 'REQUIRED' | 'TOO_LONG' | 'UNKNOWN' | 'LINK' | 'MOMENT' | 'PAST' | 'ORDER' | 'NUMBER' | 'WHERE';
  value?: string;
};

const most = 5_000;
const longest = 31 * 86_400_000;
const written = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?$/;

/** The moment in Norwegian time; undefined for what is none, such as 30 February. */
function momentIn(text: string): Date | undefined {
  const [, day, time] = written.exec(text) ?? [];
  if (!day || !time || Number.isNaN(Date.parse(`${day}T${time}Z`))) return undefined;
  return new Date(`${day}T00:00Z`).toISOString().startsWith(day) ? momentOf(day as DayText, time) : undefined;
}

/** Reads what was written. The text is complete only when there are no faults. */
export function checkOccurrence(
  given: WrittenOccurrence,
  now: Date,
): { text: OccurrenceText; faults: OccurrenceFault[] } {
  const faults: OccurrenceFault[] = [];
  const fault = (field: OccurrenceField, code: OccurrenceFault['code']) => void faults.push({ field, code });
  const moment = (field: OccurrenceField, required: boolean): Date | undefined => {
    const text = cleanLine(given[field] ?? '');
    const at = momentIn(text);
    if (text && !at) fault(field, 'MOMENT');
    else if (!text && required) fault(field, 'REQUIRED');
    return at;
  };
  const startsAt = moment('startsAt', true);
  const endsAt = moment('endsAt', true);
  if (startsAt && startsAt < now) fault('startsAt', 'PAST');
  if (startsAt && endsAt && (endsAt <= startsAt || endsAt.getTime() - startsAt.getTime() > longest))
    fault('endsAt', 'ORDER');
  const opensAt = moment('opensAt', false) ?? now;
  const closesAt = moment('closesAt', false) ?? startsAt ?? now;
  if (endsAt && closesAt > endsAt) fault('closesAt', 'ORDER');
  else if ((given.opensAt || given.closesAt) && opensAt > closesAt) fault('opensAt', 'ORDER');
  const county = cleanLine(given.county ?? '') || null;
  if (county && !counties.some(({ number }) => number === county)) fault('county', 'UNKNOWN');
  const place = cleanLine(given.place ?? '') || null;
  if (place && [...place].length > limits.place) fault('place', 'TOO_LONG');
  const video = cleanLink(given.video ?? '') || null;
  if (video && !(/^https:\/\/[^\s/]+\.[^\s/]{2,}/.test(video) && video.length <= limits.link)) fault('video', 'LINK');
  if (!place && !video) fault('place', 'WHERE');
  const seats = cleanLine(given.capacity ?? '');
  const capacity = seats ? Number(seats) : null;
  if (capacity !== null && !(Number.isInteger(capacity) && capacity >= 2 && capacity <= most))
    fault('capacity', 'NUMBER');
  const text = { startsAt: startsAt ?? now, endsAt: endsAt ?? now, county, place, video, capacity, opensAt, closesAt };
  return { text, faults };
}

const fieldOf = (at: Date) => `${addCalendarDays(at, 0)}T${dayAndTime(at, 'en', norwegianZone, at).time}`;

/** The occurrence as it is written in a form: what follows from the rest is left empty. @param now what has opened is open at once */
export function writtenOf(text: OccurrenceText, now = new Date()): WrittenOccurrence {
  const follows = {
    opensAt: text.opensAt <= now,
    closesAt: text.closesAt.getTime() === text.startsAt.getTime(),
  } as Partial<Record<OccurrenceField, boolean>>;
  return Object.fromEntries(
    occurrenceFields.map((field) => {
      const value = follows[field] ? null : text[field];
      return [field, value instanceof Date ? fieldOf(value) : String(value ?? '')];
    }),
  );
}
