import type { ConsultationRole, HelpWanted } from '@krets/shared/kinds';
import { type Phase, type PlannedPhase, phases, protocolOf } from '@krets/shared/protocols';
import type { Consultation } from '../consultation.entity.js';
import type { Participant } from '../participant.entity.js';

export type Attendee = Pick<
  Participant,
  'personId' | 'seatId' | 'participation' | 'joinedAt' | 'lastPostedPhase' | 'lastCompletedPhase'
> & {
  /** On leave: nobody waits for this person until they return. */
  isOnLeave: boolean;
};

/** Everything that decides what may happen next in one consultation. */
export type ConsultationState = Consultation & {
  helpWanted: readonly HelpWanted[];
  /** Holders of a seat that may see the challenge, whatever they have answered. */
  attendees: readonly Attendee[];
  /** Unanswered questions of the phase. */
  unanswered: number;
  /** The day of the owner's next step. */
  nextStepOn: string | null;
  followedUp: boolean;
  /** The network is read-only: paused, split or closed. */
  readOnly: boolean;
};

/** Where the consultation is and which rules apply: for a phase and for the follow-up. */
export type PhaseNow = { planned: PlannedPhase; rules: Phase };

export const isUnderWay = (state: Pick<ConsultationState, 'stage'>) =>
  state.stage === 'RUNNING' || state.stage === 'PAUSED';
export const isBeforeEnd = (state: Pick<ConsultationState, 'stage'>) =>
  isUnderWay(state) || state.stage === 'PROPOSED' || state.stage === 'SCHEDULED';
export const isOver = (state: Pick<ConsultationState, 'stage'>) =>
  state.stage === 'CLOSED' || state.stage === 'FOLLOW_UP_DUE' || state.stage === 'DONE';

export const joinedAttendees = ({ attendees }: Pick<ConsultationState, 'attendees'>) =>
  attendees.filter(({ participation }) => participation === 'JOINED');

export const attendeeOf = ({ attendees }: Pick<ConsultationState, 'attendees'>, personId: string) =>
  attendees.find((one) => one.personId === personId);

/** Null for those who do not take part, and for those whose seat has ended. */
export function roleIn(
  state: Pick<ConsultationState, 'attendees' | 'ownerId' | 'facilitatorId'>,
  personId: string,
): ConsultationRole | null {
  if (attendeeOf(state, personId)?.participation !== 'JOINED') return null;
  if (personId === state.ownerId) return 'OWNER';
  return personId === state.facilitatorId ? 'FACILITATOR' : 'PEER';
}

/** Null when there is no facilitator, or the facilitator is absent. */
export const facilitatorIn = (state: ConsultationState) => {
  const { facilitatorId } = state;
  const there = facilitatorId && roleIn(state, facilitatorId) && !attendeeOf(state, facilitatorId)?.isOnLeave;
  return there ? facilitatorId : null;
};

/** A seat sees a challenge unless it is older than the seat or hidden from the seat's organisation. */
export const seesChallenge = (
  { readsFrom, orgnr }: { readsFrom: Date | null; orgnr: string },
  challenge: { challengePostedAt: Date; closedTo: string | null },
) => (readsFrom === null || challenge.challengePostedAt >= readsFrom) && challenge.closedTo !== orgnr;

/** Null before the start and after the end. */
export function phaseNow(state: Pick<ConsultationState, 'stage' | 'plan' | 'phaseSeq'>): PhaseNow | null {
  const planned = isUnderWay(state) ? state.plan[state.phaseSeq - 1] : undefined;
  return planned ? { planned, rules: phases[planned.key] } : null;
}

/** The owner and the peers whose turn it is, of those given. Nobody waits for those who joined later. */
export function awaited(state: Consultation & Pick<ConsultationState, 'attendees'>): Attendee[] {
  const now = phaseNow(state);
  if (!now) return [];
  const { allow, silent } = now.rules;
  return joinedAttendees(state).filter(({ personId, joinedAt, isOnLeave: away }) => {
    const role = roleIn(state, personId);
    if (away || role === null || role === 'FACILITATOR' || silent.includes(role)) return false;
    // The phase waits for the owner where everybody takes a turn, and where nobody else has one.
    if (role === 'OWNER') return allow.OWNER.includes('PASS') || now.rules.exit.includes('OWNER_DONE');
    return allow.PEER.includes('PASS') && joinedAt !== null && joinedAt <= (state.phaseStartedAt ?? joinedAt);
  });
}

export const hasPosted = (
  { phaseSeq }: Pick<ConsultationState, 'phaseSeq'>,
  { lastPostedPhase, lastCompletedPhase }: Attendee,
) => lastPostedPhase >= phaseSeq || lastCompletedPhase >= phaseSeq;

/** Everybody the phase waits for has posted or passed. */
export const allHavePosted = (state: ConsultationState) => everyAwaited(state, (one) => hasPosted(state, one));

/** Everybody the phase waits for has passed, or posted as much as is allowed. */
export const allHaveCompleted = (state: ConsultationState) =>
  everyAwaited(state, ({ lastCompletedPhase }) => lastCompletedPhase >= state.phaseSeq);

/** Whether the phase allows it, all questions are answered and somebody else takes part. */
function everyAwaited(state: ConsultationState, has: (one: Attendee) => boolean): boolean {
  const now = phaseNow(state);
  if (!now?.rules.exit.includes('ALL_DONE')) return false;
  if (now.rules.allow.OWNER.includes('ANSWER') && state.unanswered > 0) return false;
  const waitedFor = awaited(state);
  return waitedFor.some(({ personId }) => personId !== state.ownerId) && waitedFor.every(has);
}

export function enoughPeople(state: ConsultationState): boolean {
  const { min, max } = protocolOf(state.protocol).participants;
  const people = joinedAttendees(state).length;
  return people >= min && people <= max;
}
