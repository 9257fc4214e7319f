import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { meetingsFile } from '@krets/server/dist/meetings/calendar-file.policy.js';
import { timesOf } from '@krets/server/dist/meetings/meeting-times.policy.js';
import fc from 'fast-check';
import ICAL from 'ical.js';

const url = 'https://krets.example.org';
const now = new Date('2026-12-01T12:00:00Z');
const shown = { publicUrl: url, label: 'Krets-møte', language: 'nn' as const, now };
const meeting = (day: string, time: string, minutes = 90, changes = {}) => ({
  ...{ id: randomUUID(), stage: 'CALLED' as const, timeVersion: 1 },
  ...timesOf(day, time, minutes, now),
  ...changes,
});
const eventsIn = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

describe('a calendar file', () => {
  it('is read as it was written, whatever the members call their meetings, in lines of at most 75 octets', () => {
    const strange = fc.string({ unit: fc.constantFrom(...'æøåÆ ;,\\:"n🧭é—', 'ein ', 'møte ', '\n'), maxLength: 400 });
    fc.assert(
      fc.property(strange, (label) => {
        const file = meetingsFile([meeting('2027-01-12', '09:00')], { ...shown, label });
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of file.slice(0, -2).split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n\uFFFD]/);
        }
        expect(eventsIn(file).map((event) => event.summary ?? '')).toEqual([label]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has one event for each meeting, in UTC, with nothing that repeats, reminds or names somebody', () => {
    const moved = meeting('2027-03-29', '09:00', 90, { timeVersion: 3 });
    const cancelled = meeting('2027-07-01', '23:30', 120, { stage: 'CANCELLED' });
    const file = meetingsFile([moved, cancelled], shown);
    expect(file).not.toMatch(/TZID|VTIMEZONE|RRULE|VALARM|ATTENDEE|ORGANIZER|METHOD|undefined/);
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-\/\/Krets\/\/Krets\/\/NN\r\n/);
    expect(
      eventsIn(file).map(({ uid, sequence, startDate, endDate, component }) => ({
        uid,
        sequence,
        start: startDate.toJSDate(),
        end: endDate.toJSDate(),
        zone: startDate.zone.tzid,
        state: component.getFirstPropertyValue('status'),
      })),
    ).toEqual([
      { uid: moved.id, sequence: 2, start: moved.startsAt, end: moved.endsAt, zone: 'UTC', state: 'CONFIRMED' },
      {
        uid: cancelled.id,
        sequence: 0,
        start: cancelled.startsAt,
        end: cancelled.endsAt,
        zone: 'UTC',
        state: 'CANCELLED',
      },
    ]);
  });
});
