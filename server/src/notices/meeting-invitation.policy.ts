import type { MeetingStage, Stage } from '@krets/shared/kinds';
import { decide, quietUntil } from './notice-delivery.policy.js';
import type { NoticeLevel } from './notice-rules.js';

/** What the calendar has been told: a time, or nothing, and the number of the last mail. */
export type ToldOfMeeting = { sequence: number; sentStartsAt: Date | null; sentEndsAt: Date | null };
export type KnownMeeting = { stage: MeetingStage; startsAt: Date; endsAt: Date; roomStage: Stage };
type Time = { start: Date; end: Date };
type Mail = Time & ({ kind: 'MEETING_CALLED' | 'MEETING_CANCELLED' } | { kind: 'MEETING_MOVED'; was: Date });
type Step = { does: 'nothing' } | { does: 'hold'; until: Date } | { does: 'send'; mail: Mail };

const hours = (at: Date, many: number) => new Date(at.getTime() + many * 3_600_000);

/** A calendar that has the meeting at another time, or has one that is not, is wrong: that is sent whatever the person has chosen. */
function correctionOf(sent: Time, meeting: KnownMeeting | undefined, now: Date): Mail | null {
  if (sent.end <= now) return null;
  if (meeting?.stage !== 'CALLED') return meeting?.stage === 'OVER' ? null : { kind: 'MEETING_CANCELLED', ...sent };
  const { startsAt: start, endsAt: end } = meeting;
  if (start.getTime() === sent.start.getTime() && end.getTime() === sent.end.getTime()) return null;
  return { kind: 'MEETING_MOVED', start, end, was: sent.start };
}

/** @param meeting undefined when the person is no longer in its room */
export function invitationStep(
  { sentStartsAt, sentEndsAt }: ToldOfMeeting,
  meeting: KnownMeeting | undefined,
  { wants, level }: { wants: boolean; level: NoticeLevel },
  now: Date,
  when: 'work' | 'always',
): Step {
  if (sentStartsAt && sentEndsAt) {
    const mail = correctionOf({ start: sentStartsAt, end: sentEndsAt }, meeting, now);
    if (!mail) return { does: 'nothing' };
    const soon = Math.min(mail.start.getTime(), sentStartsAt.getTime()) < hours(now, 48).getTime();
    const open = when === 'always' || soon ? now : quietUntil(now);
    return open > now ? { does: 'hold', until: open } : { does: 'send', mail };
  }
  if (meeting?.stage !== 'CALLED' || meeting.startsAt <= now) return { does: 'nothing' };
  const { startsAt: start, endsAt: end, roomStage: stage } = meeting;
  const due = { kind: 'MEETING_CALLED', stage, level, thread: 'AS_ROOM', createdAt: now } as const;
  const decision = decide('mail', due, { wants, recent: [] }, now, start < hours(now, 24) ? 'always' : when);
  if (decision === 'drop') return { does: 'nothing' };
  if (decision === 'send') return { does: 'send', mail: { kind: 'MEETING_CALLED', start, end } };
  return { does: 'hold', until: decision.hold };
}
