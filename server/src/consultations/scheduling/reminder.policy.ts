import { limits } from '@krets/shared/limits';
import { morningOf, workingMoment } from '@krets/shared/working-days';
import type { JobTimes } from '../../platform/jobs/schedule.js';
import {
  type Attendee,
  attendeeOf,
  awaited,
  type ConsultationState,
  hasPosted,
} from '../engine/consultation-state.policy.js';
import { nextDeadline } from '../engine/state-machine.policy.js';

export const tasks = {
  clock: 'consultation.clock',
  half: 'consultation.half',
  nearly: 'consultation.nearly',
  followUp: 'consultation.follow-up',
  ownerAway: 'consultation.owner-away',
} as const;

/** The number of each reminder within its phase. */
export const places = { HALF: 0, NEARLY: 1, FOLLOW_UP: 0, FOLLOW_UP_AGAIN: 1 } as const;

/** Who the reminder is for; null when the owner has no seat any more. */
export const personReminded = (state: ConsultationState) => (attendeeOf(state, state.ownerId) ? state.ownerId : null);

/**
 * Reminders to schedule, and reminders to reschedule only if they are still queued. Each is sent once: a sent reminder is
 * not scheduled again when the phase gets more time.
 */
export function scheduleAfter(
  before: ConsultationState,
  state: ConsultationState,
): { sets: JobTimes; moves: JobTimes } {
  const [clock, asking, { half, nearly }] = [nextDeadline(state), nextAsking(state), halfAndNearly(state)];
  const sets: JobTimes = { ...(clock && { [tasks.clock]: clock }), ...(asking && { [tasks.followUp]: asking }) };
  const reminders: JobTimes = { ...(half && { [tasks.half]: half }), ...(nearly && { [tasks.nearly]: nearly }) };
  if (state.stage === 'PAUSED') {
    const { pausedAt, phaseEndsAt } = state;
    // Paused by a deadline that had passed.
    if (before.stage !== 'PAUSED' && pausedAt && phaseEndsAt && pausedAt >= phaseEndsAt)
      sets[tasks.ownerAway] = pausedAt;
    return { sets, moves: { [tasks.half]: 'infinity', [tasks.nearly]: 'infinity' } };
  }
  const newPhase = before.phaseSeq !== state.phaseSeq || before.mode !== state.mode;
  return newPhase ? { sets: { ...sets, ...reminders }, moves: {} } : { sets, moves: reminders };
}

/** When the two reminders of an asynchronous phase are due; none when live or paused. */
function halfAndNearly({ mode, stage, phaseStartedAt, phaseEndsAt }: ConsultationState): {
  half?: Date;
  nearly?: Date;
} {
  if (mode !== 'ASYNC' || stage !== 'RUNNING' || !phaseStartedAt || !phaseEndsAt) return {};
  const [from, to] = [phaseStartedAt.getTime(), phaseEndsAt.getTime()];
  const part = (share: number) => {
    const at = workingMoment(new Date(from + share * (to - from)));
    return at < phaseEndsAt ? at : new Date(from + share * (to - from));
  };
  return { half: part(0.5), nearly: part(0.9) };
}

/** Only people the phase waits for who have not been heard. */
export const toBeReminded = (state: ConsultationState): Attendee[] =>
  state.stage === 'RUNNING' ? awaited(state).filter((one) => !hasPosted(state, one)) : [];

/** When the owner is asked how it went: on the day and a week later, never again. */
function nextAsking({ stage, followUpOn, reminders }: ConsultationState): Date | null {
  if (stage !== 'FOLLOW_UP_DUE' || !followUpOn || reminders > 1) return null;
  return new Date(morningOf(followUpOn).getTime() + reminders * limits.followUpPatienceDays * 86_400_000);
}
