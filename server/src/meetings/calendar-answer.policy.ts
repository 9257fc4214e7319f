import type { MeetingAnswer } from '@krets/shared/kinds';
import ICAL from 'ical.js';

/** What a calendar answers; its comment is not read. */
export type CalendarAnswer = { uid: string; sequence: number; attendee: string; answer: MeetingAnswer | null };
/** What the person was invited to. */
export type Invited = { meetingId: string; sequence: number; email: string; isSentTime: boolean };

const longest = 100_000;
const answers: Record<string, MeetingAnswer> = { ACCEPTED: 'YES', DECLINED: 'NO', TENTATIVE: 'MAYBE' };
const addressOf = (value: unknown) =>
  String(value)
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();

/** Reads a REPLY (RFC 5546) about one event from one attendee; null for anything else. `answer`: null when it is no plain answer. */
export function calendarAnswerIn(text: string): CalendarAnswer | null {
  if (text.length > longest) return null;
  let calendar: ICAL.Component;
  try {
    calendar = new ICAL.Component(ICAL.parse(text));
  } catch {
    return null;
  }
  const method = String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase();
  const [event, ...more] = calendar.getAllSubcomponents('vevent');
  if ((method !== 'REPLY' && method !== 'COUNTER') || !event || more.length > 0) return null;
  const [attendee, ...others] = event.getAllProperties('attendee');
  if (!attendee || others.length > 0) return null;
  const status = String(attendee.getFirstParameter('partstat') ?? '').toUpperCase();
  return {
    uid: String(event.getFirstPropertyValue('uid') ?? ''),
    sequence: Number(event.getFirstPropertyValue('sequence') ?? 0),
    attendee: addressOf(attendee.getFirstValue()),
    answer: method === 'REPLY' ? (answers[status] ?? null) : null,
  };
}

/**
 * Whether the mail server in front has found that the sender of the mail is genuine. Only its topmost finding counts: it removes none that a
 * sender has written below it.
 */
export function isSenderProven(results: readonly string[], checkedBy: string | undefined, from: string): boolean {
  const [first = ''] = results;
  // What is in brackets and quotes is free text.
  const [server = '', ...findings] = first
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\([^()]*\)/g, '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  if (!checkedBy || server.split(/\s/)[0] !== checkedBy) return false;
  const dmarc = findings.filter((finding) => /^dmarc\s*=/.test(finding));
  const [finding = ''] = dmarc;
  const domain = /\bheader\.from\s*=\s*(?:[^\s@]*@)?([\w.-]+)/.exec(finding)?.[1];
  return dmarc.length === 1 && /^dmarc\s*=\s*pass(?:\s|$)/.test(finding) && (!domain || from.split('@')[1] === domain);
}

/** The answer that is taken, or why none is; null when it is about something else. */
export function decideAnswer(
  { uid, sequence, attendee, answer }: CalendarAnswer,
  { meetingId, sequence: sent, email, isSentTime }: Invited,
  from: string,
  isProven: boolean,
): { takes: MeetingAnswer } | { refuses: 'OUTDATED' | 'UNSURE' } | null {
  if (uid.toLowerCase() !== meetingId || (attendee !== email && from !== email)) return null;
  if (!isProven || !answer) return { refuses: 'UNSURE' };
  // Answered to a time that holds no more.
  if (!(sequence >= sent) || !isSentTime) return { refuses: 'OUTDATED' };
  return { takes: answer };
}
