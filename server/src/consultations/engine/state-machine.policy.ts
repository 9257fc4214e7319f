import type { ConsultationMode, ConsultationStage, TransitionReason } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type PlannedPhase, planOf, protocolOf } from '@krets/shared/protocols';
import { addCalendarDays, addWorkingDays, morningOf, workingMoment } from '@krets/shared/working-days';
import {
  allHaveCompleted,
  allHavePosted,
  type ConsultationState,
  enoughPeople,
  phaseNow,
  roleIn,
} from './consultation-state.policy.js';

/** The state machine of all protocols. Pure: from a state to the next, and the reasons. */
export type Step = { why: TransitionReason; stage: ConsultationStage; phaseSeq: number; byId: string | null };
export type Progress = { state: ConsultationState; steps: Step[] };

const days = 86_400_000;

const step = (state: ConsultationState, why: TransitionReason, byId: string | null): Step => ({
  why,
  stage: state.stage,
  phaseSeq: state.phaseSeq,
  byId,
});

const to = (state: ConsultationState, why: TransitionReason, byId: string | null): Progress => ({
  state,
  steps: [step(state, why, byId)],
});

const then = (first: Progress, next: (state: ConsultationState) => Progress): Progress => {
  const { state, steps } = next(first.state);
  return { state, steps: [...first.steps, ...steps] };
};

const endOf = ({ liveSeconds, asyncWorkdays }: PlannedPhase, mode: ConsultationMode, from: Date): Date =>
  mode === 'LIVE' ? new Date(from.getTime() + liveSeconds * 1_000) : addWorkingDays(from, asyncWorkdays);

const passedAtOnce = (phase: PlannedPhase, mode: ConsultationMode) => mode === 'ASYNC' && phase.asyncWorkdays === 0;

function over(state: ConsultationState, why: TransitionReason, byId: string | null, at: Date): Progress {
  const { followUpDays } = protocolOf(state.protocol);
  return to(
    {
      ...state,
      stage: followUpDays === null ? 'DONE' : 'CLOSED',
      phaseSeq: state.plan.length + 1,
      phaseStartedAt: null,
      phaseEndsAt: null,
      pausedAt: null,
      closedAt: at,
      followUpOn: followUpDays === null ? null : (state.nextStepOn ?? addCalendarDays(at, followUpDays)),
    },
    why,
    byId,
  );
}

/** Moves to the next phase. A phase without time is skipped; after the last the consultation is over. */
function enterNext(state: ConsultationState, why: TransitionReason, byId: string | null, at: Date): Progress {
  const phaseSeq = state.phaseSeq + 1;
  const phase = state.plan[phaseSeq - 1];
  if (!phase) return over(state, why, byId, at);
  const entered: ConsultationState = {
    ...state,
    stage: 'RUNNING',
    phaseSeq,
    phaseStartedAt: at,
    phaseEndsAt: endOf(phase, state.mode, at),
    pausedAt: null,
    unanswered: 0,
  };
  const course = to(entered, why, byId);
  return passedAtOnce(phase, state.mode) ? then(course, (next) => enterNext(next, 'NO_TIME_SET', null, at)) : course;
}

export function start(state: ConsultationState, byId: string | null, at: Date): Progress {
  const plan = planOf(protocolOf(state.protocol), state.helpWanted.includes('LISTEN'));
  return enterNext({ ...state, plan, startedAt: at, phaseSeq: 0 }, 'STARTED', byId, at);
}

export const advance = (state: ConsultationState, byId: string, at: Date): Progress =>
  enterNext(state, roleIn(state, byId) === 'OWNER' ? 'OWNER_DONE' : 'FACILITATOR', byId, at);

export const skip = (state: ConsultationState, byId: string, at: Date): Progress =>
  enterNext(state, 'SKIPPED', byId, at);

export const close = (state: ConsultationState, byId: string, at: Date): Progress => over(state, 'CLOSED', byId, at);

export const pause = (state: ConsultationState, byId: string | null, at: Date): Progress =>
  to({ ...state, stage: 'PAUSED', pausedAt: at }, byId ? 'PAUSED' : 'OWNER_AWAY', byId);

/** The end moves by the length of the pause. If the time was already over, the phase gets its whole time again. */
export function resume(state: ConsultationState, byId: string, at: Date): Progress {
  const now = phaseNow(state);
  if (!now) return { state, steps: [] };
  const { planned } = now;
  const left = (state.phaseEndsAt?.getTime() ?? 0) - (state.pausedAt?.getTime() ?? 0);
  const shifted = new Date(at.getTime() + left);
  const phaseEndsAt =
    left <= 0 ? endOf(planned, state.mode, at) : state.mode === 'LIVE' ? shifted : workingMoment(shifted);
  const course = to({ ...state, stage: 'RUNNING', pausedAt: null, phaseEndsAt }, 'RESUMED', byId);
  return passedAtOnce(planned, state.mode) ? then(course, (next) => enterNext(next, 'NO_TIME_SET', null, at)) : course;
}

/** By minutes when live, by working days otherwise; from now where the time is already over. */
export function extend(state: ConsultationState, by: number, byId: string, at: Date): Progress {
  const from = state.phaseEndsAt && state.phaseEndsAt > at ? state.phaseEndsAt : at;
  const phaseEndsAt = state.mode === 'LIVE' ? new Date(from.getTime() + by * 60_000) : addWorkingDays(from, by);
  return to({ ...state, phaseEndsAt }, 'EXTENDED', byId);
}

/** Between live and asynchronous. The current phase gets its full time in the new unit, from now. */
export function changeMode(state: ConsultationState, mode: ConsultationMode, byId: string, at: Date): Progress {
  const now = phaseNow(state);
  if (!now) return to({ ...state, mode }, 'TURNED', byId);
  const pausedAt = state.pausedAt && at;
  const course = to({ ...state, mode, pausedAt, phaseEndsAt: endOf(now.planned, mode, at) }, 'TURNED', byId);
  return state.stage === 'RUNNING' && passedAtOnce(now.planned, mode)
    ? then(course, (next) => enterNext(next, 'NO_TIME_SET', null, at))
    : course;
}

export const withdraw = (state: ConsultationState, byId: string): Progress =>
  to({ ...state, stage: 'WITHDRAWN', phaseEndsAt: null, pausedAt: null }, 'WITHDRAWN', byId);

/**
 * After a post, or after somebody has left. When everybody has passed or posted all that is allowed, the phase is over.
 * When everybody has posted or passed it ends soon: the last post must not cut off questions and replies. The end is
 * moved only at the moment this becomes true, so that time added afterwards stays added.
 */
export function afterPost(before: ConsultationState, state: ConsultationState, at: Date): Progress {
  if (state.stage !== 'RUNNING') return { state, steps: [] };
  if (allHaveCompleted(state)) return enterNext(state, 'ALL_DONE', null, at);
  const soon =
    state.mode === 'LIVE'
      ? new Date(at.getTime() + limits.finalSeconds * 1_000)
      : addWorkingDays(at, limits.finalWorkdays);
  if (!state.phaseEndsAt || state.phaseEndsAt <= soon || !allHavePosted(state) || allHavePosted(before))
    return { state, steps: [] };
  return to({ ...state, phaseEndsAt: soon }, 'ALL_HEARD', null);
}

export const afterFollowUp = (state: ConsultationState, byId: string): Progress =>
  to({ ...state, stage: 'DONE', followedUp: true }, 'FOLLOWED_UP', byId);

/** The next deadline, if nobody acts before. */
export function nextDeadline(
  state: Pick<ConsultationState, 'stage' | 'mode' | 'startsAt' | 'phaseEndsAt' | 'followUpOn'>,
): Date | null {
  if (state.stage === 'SCHEDULED') return state.startsAt;
  if (state.stage === 'RUNNING' && state.phaseEndsAt) {
    const grace = state.mode === 'LIVE' ? limits.phaseGraceSeconds * 1_000 : 0;
    return new Date(state.phaseEndsAt.getTime() + grace);
  }
  if (!state.followUpOn) return null;
  const asked = morningOf(state.followUpOn);
  if (state.stage === 'CLOSED') return asked;
  if (state.stage !== 'FOLLOW_UP_DUE') return null;
  return new Date(asked.getTime() + 2 * limits.followUpPatienceDays * days);
}

/**
 * Applies passed deadlines. Called before every read and write, and by a job: a missed job leaves nothing open. A phase
 * entered late has its whole time from then on.
 */
export function applyDeadlines(state: ConsultationState, at: Date): Progress {
  const deadline = nextDeadline(state);
  const nothing: Progress = { state, steps: [] };
  if (!deadline || deadline > at) return nothing;
  if (state.stage === 'SCHEDULED') return enoughPeople(state) ? start(state, null, at) : nothing;
  if (state.stage === 'CLOSED') {
    return then(to({ ...state, stage: 'FOLLOW_UP_DUE' }, 'FOLLOW_UP_DUE', null), (next) => applyDeadlines(next, at));
  }
  if (state.stage === 'FOLLOW_UP_DUE') return to({ ...state, stage: 'DONE' }, 'LET_BE', null);
  const ownersTurn = phaseNow(state)?.rules.exit.includes('OWNER_DONE');
  const owner = state.attendees.find(({ personId }) => personId === state.ownerId);
  if (state.mode === 'ASYNC' && ownersTurn && owner && owner.lastPostedPhase < state.phaseSeq) {
    return pause(state, null, at);
  }
  return enterNext(state, allHavePosted(state) ? 'ALL_DONE' : 'DEADLINE', null, at);
}
