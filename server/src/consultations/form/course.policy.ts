import type { ConsultationMode, ConsultationStage, TransitionReason } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type PlannedPhase, planOf, protocolOf } from '@krets/shared/protocols';
import { addCalendarDays, addWorkingDays, morningOf, workingMoment } from '@krets/shared/working-days';
import { allDone, allHeard, enoughPeople, phaseNow, roleIn, type Session } from './session.policy.js';

/** The one state machine of all protocols. Pure: from what is, to what comes next, and why. */
export type Step = { why: TransitionReason; stage: ConsultationStage; phaseSeq: number; byId: string | null };
export type Course = { session: Session; steps: Step[] };

const days = 86_400_000;

const step = (session: Session, why: TransitionReason, byId: string | null): Step => ({
  why,
  stage: session.stage,
  phaseSeq: session.phaseSeq,
  byId,
});

const to = (session: Session, why: TransitionReason, byId: string | null): Course => ({
  session,
  steps: [step(session, why, byId)],
});

const then = (first: Course, next: (session: Session) => Course): Course => {
  const { session, steps } = next(first.session);
  return { session, steps: [...first.steps, ...steps] };
};

const endOf = ({ liveSeconds, asyncWorkdays }: PlannedPhase, mode: ConsultationMode, from: Date): Date =>
  mode === 'LIVE' ? new Date(from.getTime() + liveSeconds * 1_000) : addWorkingDays(from, asyncWorkdays);

const passedAtOnce = (phase: PlannedPhase, mode: ConsultationMode) => mode === 'ASYNC' && phase.asyncWorkdays === 0;

function over(session: Session, why: TransitionReason, byId: string | null, at: Date): Course {
  const { followUpDays } = protocolOf(session.protocol);
  return to(
    {
      ...session,
      stage: followUpDays === null ? 'DONE' : 'CLOSED',
      phaseSeq: session.plan.length + 1,
      phaseStartedAt: null,
      phaseEndsAt: null,
      pausedAt: null,
      closedAt: at,
      followUpOn: followUpDays === null ? null : (session.nextStepOn ?? addCalendarDays(at, followUpDays)),
    },
    why,
    byId,
  );
}

/** Into the phase after this one. One for which no time is set is passed at once; after the last the talk is over. */
function enterNext(session: Session, why: TransitionReason, byId: string | null, at: Date): Course {
  const phaseSeq = session.phaseSeq + 1;
  const phase = session.plan[phaseSeq - 1];
  if (!phase) return over(session, why, byId, at);
  const entered: Session = {
    ...session,
    stage: 'RUNNING',
    phaseSeq,
    phaseStartedAt: at,
    phaseEndsAt: endOf(phase, session.mode, at),
    pausedAt: null,
    unanswered: 0,
  };
  const course = to(entered, why, byId);
  return passedAtOnce(phase, session.mode) ? then(course, (next) => enterNext(next, 'NO_TIME_SET', null, at)) : course;
}

export function start(session: Session, byId: string | null, at: Date): Course {
  const plan = planOf(protocolOf(session.protocol), session.helpWanted.includes('LISTEN'));
  return enterNext({ ...session, plan, startedAt: at, phaseSeq: 0 }, 'STARTED', byId, at);
}

export const advance = (session: Session, byId: string, at: Date): Course =>
  enterNext(session, roleIn(session, byId) === 'OWNER' ? 'OWNER_DONE' : 'FACILITATOR', byId, at);

export const skip = (session: Session, byId: string, at: Date): Course => enterNext(session, 'SKIPPED', byId, at);

export const close = (session: Session, byId: string, at: Date): Course => over(session, 'CLOSED', byId, at);

export const pause = (session: Session, byId: string | null, at: Date): Course =>
  to({ ...session, stage: 'PAUSED', pausedAt: at }, byId ? 'PAUSED' : 'OWNER_AWAY', byId);

/** The end moves by as long as the pause was. Where the time had run out, the phase is given its whole time again. */
export function resume(session: Session, byId: string, at: Date): Course {
  const now = phaseNow(session);
  if (!now) return { session, steps: [] };
  const { planned } = now;
  const left = (session.phaseEndsAt?.getTime() ?? 0) - (session.pausedAt?.getTime() ?? 0);
  const shifted = new Date(at.getTime() + left);
  const phaseEndsAt =
    left <= 0 ? endOf(planned, session.mode, at) : session.mode === 'LIVE' ? shifted : workingMoment(shifted);
  const course = to({ ...session, stage: 'RUNNING', pausedAt: null, phaseEndsAt }, 'RESUMED', byId);
  return passedAtOnce(planned, session.mode)
    ? then(course, (next) => enterNext(next, 'NO_TIME_SET', null, at))
    : course;
}

/** By minutes when live, by working days when not; from now where the time is already out. */
export function extend(session: Session, by: number, byId: string, at: Date): Course {
  const from = session.phaseEndsAt && session.phaseEndsAt > at ? session.phaseEndsAt : at;
  const phaseEndsAt = session.mode === 'LIVE' ? new Date(from.getTime() + by * 60_000) : addWorkingDays(from, by);
  return to({ ...session, phaseEndsAt }, 'EXTENDED', byId);
}

/** Live to asynchronous or back: the phase under way is given its time in the new measure, from now. */
export function turn(session: Session, mode: ConsultationMode, byId: string, at: Date): Course {
  const now = phaseNow(session);
  if (!now) return to({ ...session, mode }, 'TURNED', byId);
  const pausedAt = session.pausedAt && at;
  const course = to({ ...session, mode, pausedAt, phaseEndsAt: endOf(now.planned, mode, at) }, 'TURNED', byId);
  return session.stage === 'RUNNING' && passedAtOnce(now.planned, mode)
    ? then(course, (next) => enterNext(next, 'NO_TIME_SET', null, at))
    : course;
}

export const withdraw = (session: Session, byId: string): Course =>
  to({ ...session, stage: 'WITHDRAWN', phaseEndsAt: null, pausedAt: null }, 'WITHDRAWN', byId);

/**
 * After somebody has said something, or has gone. When everybody has passed or said all one may, the phase is over. When
 * everybody has posted or passed it is soon: the last to speak must not cut off who may ask again or reply. Only the
 * moment in which that comes true brings the end nearer, so that more time given afterwards stays given.
 */
export function afterWords(before: Session, session: Session, at: Date): Course {
  if (session.stage !== 'RUNNING') return { session, steps: [] };
  if (allDone(session)) return enterNext(session, 'ALL_DONE', null, at);
  const soon =
    session.mode === 'LIVE'
      ? new Date(at.getTime() + limits.lastWordsSeconds * 1_000)
      : addWorkingDays(at, limits.lastWordsWorkdays);
  if (!session.phaseEndsAt || session.phaseEndsAt <= soon || !allHeard(session) || allHeard(before))
    return { session, steps: [] };
  return to({ ...session, phaseEndsAt: soon }, 'ALL_HEARD', null);
}

export const afterFollowUp = (session: Session, byId: string): Course =>
  to({ ...session, stage: 'DONE', followedUp: true }, 'FOLLOWED_UP', byId);

/** When the clock moves it next, if nobody does before. */
export function nextDeadline(
  session: Pick<Session, 'stage' | 'mode' | 'startsAt' | 'phaseEndsAt' | 'followUpOn'>,
): Date | null {
  if (session.stage === 'SCHEDULED') return session.startsAt;
  if (session.stage === 'RUNNING' && session.phaseEndsAt) {
    const grace = session.mode === 'LIVE' ? limits.phaseGraceSeconds * 1_000 : 0;
    return new Date(session.phaseEndsAt.getTime() + grace);
  }
  if (!session.followUpOn) return null;
  const asked = morningOf(session.followUpOn);
  if (session.stage === 'CLOSED') return asked;
  if (session.stage !== 'FOLLOW_UP_DUE') return null;
  return new Date(asked.getTime() + 2 * limits.followUpPatienceDays * days);
}

/**
 * What the clock has done by now. Asked before everything that reads or writes, and by a job: a job that is missed
 * leaves nothing open. A phase entered late has its whole time from then on.
 */
export function settle(session: Session, at: Date): Course {
  const deadline = nextDeadline(session);
  const nothing: Course = { session, steps: [] };
  if (!deadline || deadline > at) return nothing;
  if (session.stage === 'SCHEDULED') return enoughPeople(session) ? start(session, null, at) : nothing;
  if (session.stage === 'CLOSED') {
    return then(to({ ...session, stage: 'FOLLOW_UP_DUE' }, 'FOLLOW_UP_DUE', null), (next) => settle(next, at));
  }
  if (session.stage === 'FOLLOW_UP_DUE') return to({ ...session, stage: 'DONE' }, 'LET_BE', null);
  const ownersTurn = phaseNow(session)?.rules.exit.includes('OWNER_DONE');
  const owner = session.attendees.find(({ personId }) => personId === session.ownerId);
  if (session.mode === 'ASYNC' && ownersTurn && owner && owner.heardSeq < session.phaseSeq) {
    return pause(session, null, at);
  }
  return enterNext(session, allHeard(session) ? 'ALL_DONE' : 'DEADLINE', null, at);
}
