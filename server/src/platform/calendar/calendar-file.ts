import type { Language } from '@krets/shared/kinds';
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventClass,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';

export type CalendarEvent = {
  id: string;
  /** Rises when its time changes and when it is cancelled. */
  sequence: number;
  start: Date;
  end: Date;
  cancelled: boolean;
};
/** How a person's calendar shows an event. `label`: what they call it themselves. */
export type Shown = { publicUrl: string; label: string; language: Language; now: Date };

const words: Record<Language, { open: string; place: string; label: string }> = {
  nn: { open: 'Opne i Krets. Du må logge inn:', place: 'Sjå Krets', label: 'Krets-møte' },
  nb: { open: 'Åpne i Krets. Du må logge inn:', place: 'Se Krets', label: 'Krets-møte' },
  en: { open: 'Open in Krets. You must sign in:', place: 'See Krets', label: 'Krets meeting' },
};
export const usualLabel = (language: Language) => words[language].label;

const prodId = { company: 'Krets', product: 'Krets', language: 'NN' };

/** The times are instants in UTC: no client has to know a time zone. Other people read a leader's calendar, so it tells nothing else. */
function eventOf(
  { id, sequence, start, end, cancelled }: CalendarEvent,
  { publicUrl, label, language, now }: Shown,
): ICalEventData {
  const page = `${publicUrl}/meetings/${id}`;
  const { open, place } = words[language];
  return {
    id,
    sequence,
    stamp: now,
    start,
    end,
    summary: label,
    description: `${open} ${page}`,
    url: page,
    location: place,
    class: ICalEventClass.PRIVATE,
    transparency: ICalEventTransparency.OPAQUE,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  };
}

/** The library leaves out the end of the last line, and some clients then do not read it. */
const fileOf = (calendar: ICalCalendar) => `${calendar.toString()}\r\n`;

/** A calendar to subscribe to: each event is one of its own, so that a moved one moves no other. */
export const calendarFile = (events: readonly CalendarEvent[], shown: Shown): string =>
  fileOf(ical({ prodId, name: 'Krets', ttl: 3_600, events: events.map((event) => eventOf(event, shown)) }));

/**
 * A message that puts one event into the calendar of one person, moves it there, or takes it away. It names no other attendee: each of
 * them would be seen by every mail system it passes.
 */
export function invitationFile(event: CalendarEvent, shown: Shown, to: string, organizer: string): string {
  const { REQUEST, CANCEL } = ICalCalendarMethod;
  const calendar = ical({ prodId, method: event.cancelled ? CANCEL : REQUEST });
  const one = calendar.createEvent({ ...eventOf(event, shown), organizer: { name: 'Krets', email: organizer } });
  one.createAttendee({
    email: to,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: !event.cancelled,
  });
  return fileOf(calendar);
}
