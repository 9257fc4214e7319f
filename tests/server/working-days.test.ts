import { describe, expect, it } from '@jest/globals';
import {
  addCalendarDays,
  addWorkingDays,
  dayOf,
  easterSunday,
  isHoliday,
  isWorkingDay,
  morningOf,
  workingMoment,
} from '@krets/shared/working-days';

const at = (text: string) => new Date(text);
const later = (from: string, days: number) => addWorkingDays(at(from), days).toISOString();

describe('the working-day clock', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2030, '2030-04-21'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('knows when Easter is in %i', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  it('rests on the public holidays of 2026 and on no other day', () => {
    const days = Array.from({ length: 365 }, (_, n) => addCalendarDays(at('2026-01-01T12:00:00Z'), n));
    expect(days.filter(isHoliday)).toEqual([
      '2026-01-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-17',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it.each([
    // The days around Easter 2026: Wednesday before noon, Thursday to Monday off.
    ['2026-04-01T08:00:00Z', 0, '2026-04-01T08:00:00.000Z'],
    ['2026-04-01T08:00:00Z', 1, '2026-04-07T08:00:00.000Z'],
    ['2026-04-01T08:00:00Z', 3, '2026-04-09T08:00:00.000Z'],
    // Begun on Good Friday: as if begun on Tuesday morning.
    ['2026-04-03T10:00:00Z', 1, '2026-04-08T06:00:00.000Z'],
    // The first of May is a Friday.
    ['2026-04-30T10:00:00Z', 1, '2026-05-04T10:00:00.000Z'],
    // Ascension on a Thursday, then a working Friday, then 17 May on the Sunday.
    ['2026-05-13T10:00:00Z', 1, '2026-05-15T10:00:00.000Z'],
    ['2026-05-15T10:00:00Z', 1, '2026-05-18T10:00:00.000Z'],
    // Whit Monday.
    ['2026-05-22T10:00:00Z', 1, '2026-05-26T10:00:00.000Z'],
    // 17 May 2027 is both Whit Monday and the national day.
    ['2027-05-14T10:00:00Z', 1, '2027-05-18T10:00:00.000Z'],
    // 17 May 2028 is a Wednesday.
    ['2028-05-16T10:00:00Z', 1, '2028-05-18T10:00:00.000Z'],
    // Christmas 2026: Friday the 25th and Saturday the 26th off, 24 and 31 December are working days.
    ['2026-12-23T10:00:00Z', 1, '2026-12-24T10:00:00.000Z'],
    ['2026-12-23T10:00:00Z', 2, '2026-12-28T10:00:00.000Z'],
    ['2026-12-31T10:00:00Z', 1, '2027-01-04T10:00:00.000Z'],
    ['2026-12-25T10:00:00Z', 1, '2026-12-29T07:00:00.000Z'],
    // Over the change to summer time the local time of day stays the same.
    ['2026-03-27T09:00:00Z', 1, '2026-03-30T08:00:00.000Z'],
    ['2026-03-29T01:30:00Z', 1, '2026-03-31T06:00:00.000Z'],
    // And over the change back.
    ['2026-10-23T08:00:00Z', 1, '2026-10-26T09:00:00.000Z'],
    ['2026-10-25T00:30:00Z', 1, '2026-10-27T07:00:00.000Z'],
    // Late in the evening it is already tomorrow in Norway, and Saturday.
    ['2026-06-05T22:30:00Z', 1, '2026-06-09T06:00:00.000Z'],
  ])('from %s %i working days on it is %s', (from, days, end) => {
    expect(later(from, days)).toBe(end);
  });

  it('moves what falls on a day off to the next working morning, and leaves the rest', () => {
    expect(workingMoment(at('2026-04-04T15:00:00Z')).toISOString()).toBe('2026-04-07T06:00:00.000Z');
    expect(workingMoment(at('2026-04-07T20:00:00Z')).toISOString()).toBe('2026-04-07T20:00:00.000Z');
  });

  it('counts days by Norwegian local time', () => {
    expect(dayOf(at('2026-01-31T23:30:00Z'))).toBe('2026-02-01');
    expect(addCalendarDays(at('2026-03-28T23:30:00Z'), 1)).toBe('2026-03-30');
    expect(morningOf('2026-03-28').toISOString()).toBe('2026-03-28T07:00:00.000Z');
    expect(morningOf('2026-03-30').toISOString()).toBe('2026-03-30T06:00:00.000Z');
    expect(isWorkingDay('2026-12-24')).toBe(true);
  });
});
