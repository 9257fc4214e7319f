import { type CalendarEvent, calendarFile, type Shown } from '../platform/calendar/calendar-file.js';
import type { Meeting } from './meeting.entity.js';

type Known = Pick<Meeting, 'id' | 'stage' | 'startsAt' | 'endsAt' | 'timeVersion'>;

const eventOf = ({ id, stage, startsAt, endsAt, timeVersion }: Known): CalendarEvent => ({
  id,
  sequence: timeVersion - 1,
  start: startsAt,
  end: endsAt,
  cancelled: stage === 'CANCELLED',
});

/** A calendar with these meetings, and nothing of the room but their times. */
export const meetingsFile = (meetings: readonly Known[], shown: Shown): string =>
  calendarFile(meetings.map(eventOf), shown);
