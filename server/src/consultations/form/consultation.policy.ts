import { protocolOf } from '@krets/shared/protocols';
import type { Challenge } from '../../challenges/challenge.entity.js';
import type { Standing } from '../../networks/standing.js';
import {
  attendeeOf,
  beforeEnd as endAhead,
  enoughPeople,
  facilitatorIn,
  joined,
  phaseNow,
  roleIn,
  type Session,
  underway,
} from './session.policy.js';

/** Every act of a consultation: may this person do it now? */
type May = (session: Session, me: string) => boolean;

/** Proposed before the seat began, by somebody else; null: the seat sees everything. */
const beforeTheSeat = ({ held, personId }: Standing, { ownerId, proposedAt }: Session) =>
  ownerId !== personId && held?.readsFrom != null && proposedAt < held.readsFrom;

/** That there is one, and what came out of it, is the room's; withdrawn, it is there for its owner only. */
export const mayReadConsultation = (standing: Standing, session: Session) =>
  standing.seatId !== null &&
  standing.networkId === session.networkId &&
  !beforeTheSeat(standing, session) &&
  (session.stage !== 'WITHDRAWN' || session.ownerId === standing.personId);

/** What is said is for those who take part. */
export const mayHear: May = (session, me) => session.stage !== 'WITHDRAWN' && roleIn(session, me) !== null;

export const mayPropose = (standing: Standing, challenge: Challenge) =>
  standing.writable &&
  standing.networkId === challenge.networkId &&
  challenge.ownerId === standing.personId &&
  !challenge.withdrawnAt;

/** Nobody does anything in a room that can only be read, but the owner may stop. */
const beforeEnd = (session: Session) => !session.readOnly && endAhead(session);
const running = (session: Session) => !session.readOnly && session.stage === 'RUNNING';

const isOwner: May = (session, me) => !session.readOnly && roleIn(session, me) === 'OWNER';
const holdsForm: May = (session, me) =>
  !session.readOnly && ['OWNER', 'FACILITATOR'].includes(roleIn(session, me) ?? '');

export const mayAsk: May = (session, me) => beforeEnd(session) && isOwner(session, me);
export const mayJoin: May = (session, me) =>
  beforeEnd(session) &&
  ['INVITED', 'DECLINED'].includes(attendeeOf(session, me)?.participation ?? '') &&
  joined(session).length < protocolOf(session.protocol).participants.max;
/** The owner withdraws the whole instead. */
export const mayDecline: May = (session, me) =>
  beforeEnd(session) &&
  me !== session.ownerId &&
  ['INVITED', 'JOINED'].includes(attendeeOf(session, me)?.participation ?? '');

export const maySchedule: May = (session, me) =>
  ['PROPOSED', 'SCHEDULED'].includes(session.stage) && isOwner(session, me);
export const mayStart: May = (session, me) =>
  ['PROPOSED', 'SCHEDULED'].includes(session.stage) && holdsForm(session, me) && enoughPeople(session);

export function mayAdvance(session: Session, me: string): boolean {
  const exits = running(session) ? (phaseNow(session)?.rules.exit ?? []) : [];
  const role = roleIn(session, me);
  return (
    (role === 'FACILITATOR' && exits.includes('FACILITATOR')) || (role === 'OWNER' && exits.includes('OWNER_DONE'))
  );
}

/** An optional phase goes with the owner's yes; the facilitator asks for it. */
const optionalNow = (session: Session) => running(session) && phaseNow(session)?.planned.optional === true;
export const maySkip: May = (session, me) => optionalNow(session) && isOwner(session, me);
export const mayAskToSkip: May = (session, me) =>
  optionalNow(session) && roleIn(session, me) === 'FACILITATOR' && session.skipAskedSeq !== session.phaseSeq;

export const mayExtend: May = (session, me) => running(session) && holdsForm(session, me);
export const mayPause = mayExtend;
export const mayResume: May = (session, me) => session.stage === 'PAUSED' && holdsForm(session, me);
export const mayTurn: May = (session, me) => beforeEnd(session) && holdsForm(session, me);
export const mayClose: May = (session, me) => underway(session) && isOwner(session, me);
/** The owner may always stop. */
export const mayWithdraw: May = (session, me) =>
  session.stage !== 'DONE' && session.stage !== 'WITHDRAWN' && session.ownerId === me;

export const mayAppoint: May = (session, me) => beforeEnd(session) && isOwner(session, me);
export const mayBeFacilitator: May = (session, who) => ['PEER', 'FACILITATOR'].includes(roleIn(session, who) ?? '');
export const mayStepDown: May = (session, me) => beforeEnd(session) && roleIn(session, me) === 'FACILITATOR';
export const mayClaim: May = (session, me) =>
  beforeEnd(session) && roleIn(session, me) === 'PEER' && facilitatorIn(session) === null;

export const mayRaiseHand: May = (session, me) => running(session) && roleIn(session, me) !== null;
/** One's own; the facilitator gives others the word. */
export const mayLowerHand = (session: Session, me: string, whose: string) =>
  roleIn(session, me) !== null && (me === whose || roleIn(session, me) === 'FACILITATOR');
export const mayNote: May = (session, me) => roleIn(session, me) !== null;
