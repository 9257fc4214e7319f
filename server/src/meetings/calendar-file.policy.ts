import type { Meeting } from './meeting.entity.js';

type Shown = Pick<Meeting, 'id' | 'stage' | 'startsAt' | 'endsAt' | 'timeVersion' | 'calledAt'>;
type Words = { label: string; open: string; place: string };

/** `20270210T110000Z`: an instant needs no time zone, and no client has to know one. */
const stamp = (at: Date) => `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** At most 75 octets in a line; one character is never divided. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

function event(
  { id, stage, startsAt, endsAt, timeVersion, calledAt }: Shown,
  url: string,
  words: Words,
  now: Date,
): string[] {
  const host = new URL(url).hostname;
  const page = `${url}/meetings/${id}`;
  return [
    'BEGIN:VEVENT',
    `UID:${id}@${host}`,
    `SEQUENCE:${timeVersion - 1}`,
    `DTSTAMP:${stamp(now)}`,
    `CREATED:${stamp(calledAt)}`,
    `DTSTART:${stamp(startsAt)}`,
    `DTEND:${stamp(endsAt)}`,
    `SUMMARY:${escaped(words.label)}`,
    `DESCRIPTION:${escaped(`${words.open} ${page}`)}`,
    `URL:${page}`,
    `LOCATION:${escaped(words.place)}`,
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    `STATUS:${stage === 'CANCELLED' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

/**
 * A calendar with these meetings: one event for each, so that a moved one moves no other, and nothing of the room but its
 * times. Other people read a leader's calendar.
 */
export function calendarFile(meetings: readonly Shown[], url: string, words: Words, now: Date): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Krets//Krets//NN',
    'X-WR-CALNAME:Krets',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...meetings.flatMap((meeting) => event(meeting, url, words, now)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}
