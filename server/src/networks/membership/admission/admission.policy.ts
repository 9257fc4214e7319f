import type { Admission, AdmissionWarning, Stage } from '@krets/shared/kinds';
import type { Membership } from '../membership.js';
import type { Seat } from '../seat.entity.js';
import type { Application } from './application.entity.js';

/** What the members have said so far about one who has applied. */
export type VoteCount = { yes: number; no: number; seats: number };

const isWritable = ({ stage }: Membership) => stage !== 'SPLIT' && stage !== 'CLOSED';
const isFacilitator = (membership: Membership) => membership.role === 'FACILITATOR' && isWritable(membership);

/** Any leader without a seat there; who runs the platform sits in no room. */
export const mayApply = (membership: Membership, isAdministrator: boolean) =>
  membership.heldSeat === null && !isAdministrator;

export const mayAskApplicants = isFacilitator;

/** Where the charter says that the facilitator decides. */
export const mayAdmit = (membership: Membership, decidedBy: Admission) =>
  isFacilitator(membership) && decidedBy === 'FACILITATOR';

/** Where the charter says that the members decide, each of them. */
export const mayVoteOnApplicant = (membership: Membership, decidedBy: Admission) =>
  membership.seatId !== null && isWritable(membership) && decidedBy === 'MEMBERS';

/** The members' no is said by a facilitator: when they can no longer say yes, or when there is a warning, which is hers to decide. */
export const mayDecline = (
  membership: Membership,
  decidedBy: Admission,
  warnings: AdmissionWarning[],
  { no, seats }: VoteCount,
) => isFacilitator(membership) && (decidedBy === 'FACILITATOR' || warnings.length > 0 || no * 2 >= seats);

/** What is to be known before the two of them sit in one room. */
export function warningsOf(
  { orgnr, inLine, personId }: Pick<Application, 'orgnr' | 'inLine' | 'personId'>,
  seats: Pick<Seat, 'orgnr' | 'personId'>[],
): AdmissionWarning[] {
  const beside = seats.some((seat) => seat.orgnr === orgnr && seat.personId !== personId);
  return [...(beside ? (['SAME_AGENCY'] as const) : []), ...(inLine ? (['SAME_LINE'] as const) : [])];
}

/** The facilitator, and the colleague beside whom she would sit. */
export const seesWarnings = (membership: Membership, { orgnr }: Pick<Application, 'orgnr'>) =>
  membership.seatId !== null && (membership.role === 'FACILITATOR' || membership.heldSeat?.orgnr === orgnr);

type SeatRequest = { decidedBy: Admission; stage: Stage; handedOver: boolean; inLine: boolean };

/**
 * Whether an invitation is decided on by others before it becomes a seat, whoever sits there. Whoever hands over a seat
 * admits nobody. While a network is being formed its initiator gathers the group.
 */
export const needsAdmission = ({ decidedBy, stage, handedOver, inLine }: SeatRequest) =>
  handedOver || inLine || (decidedBy === 'MEMBERS' && stage !== 'DRAFT' && stage !== 'FORMING');
