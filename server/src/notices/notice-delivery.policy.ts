import { closedStages, type Stage } from '@krets/shared/kinds';
import { dayOf, isWorkingDay, timeOn } from '@krets/shared/working-days';
import { type Choices, isSent, type NoticeKind, noticeRules } from './notice-rules.js';

/** Whether and when a notice leaves Krets by mail or push. Invitations to meetings have `meeting-invitation.policy.ts`. */

/** Minutes between two to one person; what comes between joins the next. */
const apartMinutes = 60;
export const mostInADay = 3;
/** After this a notice is left to the digest. */
const lateHours = 48;
/** Hours before a meeting in which it is told on more channels, and that it is moved or cancelled waits for no other mail. */
const nearHours = 48;
/** Hours before a meeting in which nothing about it waits for a night or a weekend. */
const imminentHours = 24;
const changes: readonly NoticeKind[] = ['MEETING_MOVED', 'MEETING_CANCELLED'];
/** How long before a meeting its members are told that it begins. */
export const soonMinutes = 30;
/** Hours of a working day in which people are disturbed. */
const [startOfDay, endOfDay] = [7, 17];

export type Due = Choices & {
  kind: NoticeKind;
  stage: Stage | null;
  createdAt: Date;
  /** Of the meeting it is about. */
  startsAt?: Date | null;
};
export type Recipient = {
  /** Whether the person wants this channel at all. */
  wants: boolean;
  /** When they were last sent something on it, at least the last three times. */
  recent: readonly Date[];
};
export type Decision = 'send' | 'drop' | { hold: Date };

const minutes = (at: Date, many: number) => new Date(at.getTime() + many * 60_000);

const begins = (startsAt: Date | null | undefined, hours: number, now: Date) =>
  startsAt != null && startsAt > now && startsAt < minutes(now, hours * 60);
/** Whether it is about a meeting that begins soon. */
export const isNear = (startsAt: Date | null | undefined, now: Date): boolean => begins(startsAt, nearHours, now);

/** The first moment from `at` on at which people are disturbed; `nextDay`: not before the next working day. */
export function quietUntil(at: Date, nextDay = false): Date {
  let day = dayOf(at);
  const isToday = isWorkingDay(day) && !nextDay;
  if (isToday && at < timeOn(day, startOfDay)) return timeOn(day, startOfDay);
  if (isToday && at < timeOn(day, endOfDay)) return at;
  do day = dayOf(minutes(timeOn(day, 12), 24 * 60));
  while (!isWorkingDay(day));
  return timeOn(day, startOfDay);
}

/** @param hours `always`: without quiet hours and days off */
export function decide(
  channel: 'mail' | 'push',
  { kind, stage, createdAt, startsAt, ...choices }: Due,
  { wants, recent }: Recipient,
  now: Date,
  hours: 'work' | 'always' = 'work',
): Decision {
  if (noticeRules[kind][channel] === 'always') return 'send';
  if (!wants || !stage || closedStages.includes(stage) || !isSent(kind, channel, choices, isNear(startsAt, now)))
    return 'drop';
  // At any hour, and however many came before: the members have agreed on the time. After the beginning it helps nobody.
  if (kind === 'MEETING_SOON') return minutes(createdAt, soonMinutes) < now ? 'drop' : 'send';
  const anyHour = hours === 'always' || begins(startsAt, imminentHours, now);
  const quiet = (at: Date, nextDay = false) => (anyHour && !nextDay ? at : quietUntil(at, nextDay));
  const open = quiet(now);
  if (open > now) return { hold: open };
  // A night or a weekend makes nothing late: it is counted from the first moment at which it could be sent.
  if (minutes(quiet(createdAt), lateHours * 60) < now) return 'drop';
  if (changes.includes(kind) && isNear(startsAt, now)) return 'send';
  const latest = Math.max(0, ...recent.map((at) => at.getTime()));
  const apart = minutes(new Date(latest), apartMinutes);
  if (apart > now) return { hold: quiet(apart) };
  if (recent.filter((at) => dayOf(at) === dayOf(now)).length >= mostInADay) return { hold: quiet(now, true) };
  return 'send';
}
