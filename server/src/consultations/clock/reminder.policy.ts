import { limits } from '@krets/shared/limits';
import { morningOf, workingMoment } from '@krets/shared/working-days';
import type { Times } from '../../platform/jobs/due.js';
import { nextDeadline } from '../form/course.policy.js';
import { type Attendee, attendeeOf, awaited, heardIn, type Session } from '../form/session.policy.js';

export const tasks = {
  clock: 'consultation.clock',
  half: 'consultation.half',
  nearly: 'consultation.nearly',
  followUp: 'consultation.follow-up',
  ownerAway: 'consultation.owner-away',
} as const;

/** The place of each reminder among those of its phase. */
export const places = { HALF: 0, NEARLY: 1, FOLLOW_UP: 0, FOLLOW_UP_AGAIN: 1 } as const;

/** An earlier version of the server has put these in the queue, already marked as sent. */
export const formerTasks = {
  'consultation.letter.half': 'HALF',
  'consultation.letter.nearly': 'NEARLY',
  'consultation.letter.follow-up': 'FOLLOW_UP',
  'consultation.letter.follow-up-again': 'FOLLOW_UP_AGAIN',
} as const;

/** Whom it falls due for; null when the owner has no seat any more. */
export const dueFor = (session: Session) => (attendeeOf(session, session.ownerId) ? session.ownerId : null);

/**
 * What is to be set in the queue, and what is only to get another time if it still waits. Of the reminders each is sent
 * once: what has been sent is not set again when the phase is given more time.
 */
export function timesAhead(before: Session, session: Session): { sets: Times; moves: Times } {
  const [clock, asking, { half, nearly }] = [nextDeadline(session), nextAsking(session), halfAndNearly(session)];
  const sets: Times = { ...(clock && { [tasks.clock]: clock }), ...(asking && { [tasks.followUp]: asking }) };
  const reminders: Times = { ...(half && { [tasks.half]: half }), ...(nearly && { [tasks.nearly]: nearly }) };
  if (session.stage === 'PAUSED') {
    const { pausedAt, phaseEndsAt } = session;
    // Paused by the clock, whose time was out.
    if (before.stage !== 'PAUSED' && pausedAt && phaseEndsAt && pausedAt >= phaseEndsAt)
      sets[tasks.ownerAway] = pausedAt;
    return { sets, moves: { [tasks.half]: 'infinity', [tasks.nearly]: 'infinity' } };
  }
  const newPhase = before.phaseSeq !== session.phaseSeq || before.mode !== session.mode;
  return newPhase ? { sets: { ...sets, ...reminders }, moves: {} } : { sets, moves: reminders };
}

/** When the two gentle reminders of an asynchronous phase are due; none of them live, or when the phase stands still. */
function halfAndNearly({ mode, stage, phaseStartedAt, phaseEndsAt }: Session): { half?: Date; nearly?: Date } {
  if (mode !== 'ASYNC' || stage !== 'RUNNING' || !phaseStartedAt || !phaseEndsAt) return {};
  const [from, to] = [phaseStartedAt.getTime(), phaseEndsAt.getTime()];
  const part = (share: number) => {
    const at = workingMoment(new Date(from + share * (to - from)));
    return at < phaseEndsAt ? at : new Date(from + share * (to - from));
  };
  return { half: part(0.5), nearly: part(0.9) };
}

/** Only those who are waited for and have not been heard. */
export const toBeReminded = (session: Session): Attendee[] =>
  session.stage === 'RUNNING' ? awaited(session).filter((one) => !heardIn(session, one)) : [];

/** When the owner is asked how it went: on the day, and once more a week later. After that it is let be. */
function nextAsking({ stage, followUpOn, reminders }: Session): Date | null {
  if (stage !== 'FOLLOW_UP_DUE' || !followUpOn || reminders > 1) return null;
  return new Date(morningOf(followUpOn).getTime() + reminders * limits.followUpPatienceDays * 86_400_000);
}
