import { protocolOf } from '@krets/shared/protocols';
import type { Challenge } from '../../discussion/challenges/challenge.entity.js';
import type { Membership } from '../../networks/membership/membership.js';
import {
  attendeeOf,
  type ConsultationState,
  isBeforeEnd as endAhead,
  enoughPeople,
  facilitatorIn,
  isUnderWay,
  joinedAttendees,
  phaseNow,
  roleIn,
} from './consultation-state.policy.js';

/** For every action of a consultation: may this person do it now? */
type May = (state: ConsultationState, me: string) => boolean;

/** Proposed by somebody else before the seat began; null: the seat sees everything. */
const startedBeforeSeat = ({ heldSeat, personId }: Membership, { ownerId, proposedAt }: ConsultationState) =>
  ownerId !== personId && heldSeat?.readsFrom != null && proposedAt < heldSeat.readsFrom;

/** That it exists, and its result, are visible to the network; when withdrawn, only to its owner. */
export const mayReadConsultation = (membership: Membership, state: ConsultationState) =>
  membership.seatId !== null &&
  membership.networkId === state.networkId &&
  !startedBeforeSeat(membership, state) &&
  (state.stage !== 'WITHDRAWN' || state.ownerId === membership.personId);

/** Posts are for those who take part. */
export const mayReadPosts: May = (state, me) => state.stage !== 'WITHDRAWN' && roleIn(state, me) !== null;

export const mayPropose = (membership: Membership, challenge: Challenge) =>
  membership.writable &&
  membership.networkId === challenge.networkId &&
  challenge.ownerId === membership.personId &&
  !challenge.withdrawnAt;

/** Nobody acts in a read-only network, except that the owner may stop. */
const beforeEnd = (state: ConsultationState) => !state.readOnly && endAhead(state);
const running = (state: ConsultationState) => !state.readOnly && state.stage === 'RUNNING';

const isOwner: May = (state, me) => !state.readOnly && roleIn(state, me) === 'OWNER';
const mayControlPhases: May = (state, me) =>
  !state.readOnly && ['OWNER', 'FACILITATOR'].includes(roleIn(state, me) ?? '');

export const mayAsk: May = (state, me) => beforeEnd(state) && isOwner(state, me);
export const mayJoin: May = (state, me) =>
  beforeEnd(state) &&
  ['INVITED', 'DECLINED'].includes(attendeeOf(state, me)?.participation ?? '') &&
  joinedAttendees(state).length < protocolOf(state.protocol).participants.max;
/** The owner withdraws the consultation instead. */
export const mayDecline: May = (state, me) =>
  beforeEnd(state) &&
  me !== state.ownerId &&
  ['INVITED', 'JOINED'].includes(attendeeOf(state, me)?.participation ?? '');

export const maySchedule: May = (state, me) => ['PROPOSED', 'SCHEDULED'].includes(state.stage) && isOwner(state, me);
export const mayStart: May = (state, me) =>
  ['PROPOSED', 'SCHEDULED'].includes(state.stage) && mayControlPhases(state, me) && enoughPeople(state);

/** All are there and nobody holds the form: the owner who answers the questions says when there are enough. */
const endsQuestionsAlone = (state: ConsultationState) =>
  running(state) &&
  state.mode === 'LIVE' &&
  facilitatorIn(state) === null &&
  phaseNow(state)?.rules.allow.OWNER.includes('ANSWER') === true;

export function mayAdvance(state: ConsultationState, me: string): boolean {
  const exits = running(state) ? (phaseNow(state)?.rules.exit ?? []) : [];
  const role = roleIn(state, me);
  if (role === 'FACILITATOR') return exits.includes('FACILITATOR');
  return role === 'OWNER' && (exits.includes('OWNER_DONE') || endsQuestionsAlone(state));
}

/** The owner skips an optional phase; the facilitator asks for it. */
const optionalNow = (state: ConsultationState) => running(state) && phaseNow(state)?.planned.optional === true;
export const maySkip: May = (state, me) => optionalNow(state) && isOwner(state, me);
export const mayAskToSkip: May = (state, me) =>
  optionalNow(state) && roleIn(state, me) === 'FACILITATOR' && state.skipAskedSeq !== state.phaseSeq;

export const mayExtend: May = (state, me) => running(state) && mayControlPhases(state, me);
export const mayPause = mayExtend;
export const mayResume: May = (state, me) => state.stage === 'PAUSED' && mayControlPhases(state, me);
export const mayChangeMode: May = (state, me) => beforeEnd(state) && mayControlPhases(state, me);
export const mayClose: May = (state, me) => isUnderWay(state) && isOwner(state, me);
/** The owner may always stop. */
export const mayWithdraw: May = (state, me) =>
  state.stage !== 'DONE' && state.stage !== 'WITHDRAWN' && state.ownerId === me;

export const mayAppoint: May = (state, me) => beforeEnd(state) && isOwner(state, me);
export const mayBeFacilitator: May = (state, who) => ['PEER', 'FACILITATOR'].includes(roleIn(state, who) ?? '');
export const mayStepDown: May = (state, me) => beforeEnd(state) && roleIn(state, me) === 'FACILITATOR';
export const mayClaim: May = (state, me) =>
  beforeEnd(state) && roleIn(state, me) === 'PEER' && facilitatorIn(state) === null;

export const mayRaiseHand: May = (state, me) => running(state) && roleIn(state, me) !== null;
/** One's own; the facilitator gives others the floor. */
export const mayLowerHand = (state: ConsultationState, me: string, whose: string) =>
  roleIn(state, me) !== null && (me === whose || roleIn(state, me) === 'FACILITATOR');
export const mayNote: May = (state, me) => roleIn(state, me) !== null;
