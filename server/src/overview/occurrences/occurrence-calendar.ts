import ical, { ICalEventStatus } from 'ical-generator';
import type { Occurrence } from './occurrence.types.js';
import { addressOfOccurrence } from './occurrence-parts.js';

/**
 * What comes at meeting places, for a calendar to subscribe to: never who has signed up. Times are instants in UTC, so that no client has to know a
 * time zone, and a moved or cancelled one replaces itself by its id and rising number.
 *
 * @param site address of the first page
 */
export function calendarOf(occurrences: Occurrence[], site: string, name: string): string {
  const calendar = ical({ prodId: { company: 'Krets', product: 'Oversyn', language: 'NN' }, name, ttl: 3_600 });
  for (const { id, sequence, changedAt, startsAt, endsAt, title, place, video, status } of occurrences) {
    const page = `${site}${addressOfOccurrence(id)}`;
    calendar.createEvent({
      ...{ id, sequence, stamp: changedAt, start: startsAt, end: endsAt, summary: title, url: page },
      location: place ?? video,
      description: page,
      status: status === 'CANCELLED' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  // The library leaves out the end of the last line, and some clients then do not read it.
  return `${calendar.toString()}\r\n`;
}

/** One of them in the words of schema.org. */
export const eventOf = ({ id, startsAt, endsAt, place, video, status, title }: Occurrence, site: string) => ({
  '@type': 'Event',
  '@id': `${site}${addressOfOccurrence(id)}`,
  name: title,
  startDate: startsAt.toISOString(),
  endDate: endsAt.toISOString(),
  eventStatus: `https://schema.org/${statuses[status]}`,
  eventAttendanceMode: `https://schema.org/${place && video ? 'Mixed' : place ? 'Offline' : 'Online'}EventAttendanceMode`,
  location: [
    ...(place ? [{ '@type': 'Place', name: place }] : []),
    ...(video ? [{ '@type': 'VirtualLocation', url: video }] : []),
  ],
});

const statuses = {
  SCHEDULED: 'EventScheduled',
  MOVED: 'EventRescheduled',
  CANCELLED: 'EventCancelled',
  HELD: 'EventScheduled',
} as const;
