import ical, {
  type ICalCalendar,
  ICalEventClass,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { Meeting } from './meeting.entity.js';

type Shown = Pick<Meeting, 'id' | 'stage' | 'startsAt' | 'endsAt' | 'timeVersion' | 'calledAt'>;
export type CalendarWords = { label: string; open: string; place: string };

const prodId = { company: 'Krets', product: 'Krets', language: 'NN' };

/** The times are instants in UTC: no client has to know a time zone. */
function eventOf(
  { id, stage, startsAt, endsAt, timeVersion, calledAt }: Shown,
  url: string,
  { label, open, place }: CalendarWords,
  now: Date,
): ICalEventData {
  const page = `${url}/meetings/${id}`;
  return {
    id,
    sequence: timeVersion - 1,
    stamp: now,
    created: calledAt,
    start: startsAt,
    end: endsAt,
    summary: label,
    description: `${open} ${page}`,
    url: page,
    location: place,
    class: ICalEventClass.PRIVATE,
    transparency: ICalEventTransparency.OPAQUE,
    status: stage === 'CANCELLED' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  };
}

/** The library leaves out the end of the last line, and some clients then do not read it. */
const fileOf = (calendar: ICalCalendar) => `${calendar.toString()}\r\n`;

/**
 * A calendar with these meetings: one event for each, so that a moved one moves no other, and nothing of the room but its
 * times. Other people read a leader's calendar.
 */
export function calendarFile(meetings: readonly Shown[], url: string, words: CalendarWords, now: Date): string {
  const events = meetings.map((meeting) => eventOf(meeting, url, words, now));
  return fileOf(ical({ prodId, name: 'Krets', ttl: 3_600, events }));
}
