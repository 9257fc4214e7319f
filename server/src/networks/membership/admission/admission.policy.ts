import type { Admission, AdmissionWarning, Stage } from '@krets/shared/kinds';
import { isFacilitator, isOver } from '../../network.policy.js';
import type { Membership } from '../membership.js';
import type { Seat } from '../seat.entity.js';
import type { Application } from './application.entity.js';

/** The members' votes on an application so far. */
export type VoteCount = { yes: number; no: number; seats: number };

/** Anybody without a seat there, except administrators of the platform, who hold no seats. */
export const mayApply = (membership: Membership, isAdministrator: boolean) =>
  membership.heldSeat === null && !isAdministrator;

export const mayAskApplicants = isFacilitator;

/** Only where the charter lets the facilitator decide. */
export const mayAdmit = (membership: Membership, decidedBy: Admission) =>
  isFacilitator(membership) && decidedBy === 'FACILITATOR';

/** Only where the charter lets the members decide by vote. */
export const mayVoteOnApplicant = (membership: Membership, decidedBy: Admission) =>
  membership.seatId !== null && !isOver(membership) && decidedBy === 'MEMBERS';

/**
 * A facilitator declines. Where the members decide: only when a yes is no longer possible, or when there is a warning, which the
 * facilitator decides on.
 */
export const mayDecline = (
  membership: Membership,
  decidedBy: Admission,
  warnings: AdmissionWarning[],
  { no, seats }: VoteCount,
) => isFacilitator(membership) && (decidedBy === 'FACILITATOR' || warnings.length > 0 || no * 2 >= seats);

/** What a decision must consider before the applicant gets a seat. */
export function warningsOf(
  { orgnr, inReportingLine, personId }: Pick<Application, 'orgnr' | 'inReportingLine' | 'personId'>,
  seats: Pick<Seat, 'orgnr' | 'personId'>[],
): AdmissionWarning[] {
  const beside = seats.some((seat) => seat.orgnr === orgnr && seat.personId !== personId);
  return [...(beside ? (['SAME_AGENCY'] as const) : []), ...(inReportingLine ? (['SAME_LINE'] as const) : [])];
}

/** The facilitator, and members from the same organisation as the applicant. */
export const seesWarnings = (membership: Membership, { orgnr }: Pick<Application, 'orgnr'>) =>
  membership.seatId !== null && (membership.role === 'FACILITATOR' || membership.heldSeat?.orgnr === orgnr);

type SeatRequest = { decidedBy: Admission; stage: Stage; handedOver: boolean; inReportingLine: boolean };

/**
 * Whether others must approve an invitation before it becomes a seat, whatever its role. A member who hands over their seat cannot admit
 * anybody. While a network is being formed, its initiator chooses the members.
 */
export const needsAdmission = ({ decidedBy, stage, handedOver, inReportingLine }: SeatRequest) =>
  handedOver || inReportingLine || (decidedBy === 'MEMBERS' && stage !== 'DRAFT' && stage !== 'FORMING');
