import type { Admission, AdmissionWarning, Stage } from '@krets/shared/kinds';
import type { Seat } from '../networks/seat.entity.js';
import type { Standing } from '../networks/standing.js';
import type { Application } from './application.entity.js';

/** What the members have said so far about one who has applied. */
export type Say = { yes: number; no: number; seats: number };

const lives = ({ stage }: Standing) => stage !== 'SPLIT' && stage !== 'CLOSED';
const facilitates = (standing: Standing) => standing.role === 'FACILITATOR' && lives(standing);

/** Any leader without a seat there; who runs the platform sits in no room. */
export const mayApply = (standing: Standing, isAdministrator: boolean) => standing.held === null && !isAdministrator;

export const mayAskApplicants = facilitates;

/** Where the charter says that the facilitator decides. */
export const mayAdmit = (standing: Standing, decidedBy: Admission) =>
  facilitates(standing) && decidedBy === 'FACILITATOR';

/** Where the charter says that the members decide, each of them. */
export const mayVoteOnApplicant = (standing: Standing, decidedBy: Admission) =>
  standing.seatId !== null && lives(standing) && decidedBy === 'MEMBERS';

/** The members' no is said by a facilitator: when they can no longer say yes, or when there is a warning, which is hers to decide. */
export const mayDecline = (
  standing: Standing,
  decidedBy: Admission,
  warnings: AdmissionWarning[],
  { no, seats }: Say,
) => facilitates(standing) && (decidedBy === 'FACILITATOR' || warnings.length > 0 || no * 2 >= seats);

/** What is to be known before the two of them sit in one room. */
export function warningsOf(
  { orgnr, inLine, personId }: Pick<Application, 'orgnr' | 'inLine' | 'personId'>,
  seats: Pick<Seat, 'orgnr' | 'personId'>[],
): AdmissionWarning[] {
  const beside = seats.some((seat) => seat.orgnr === orgnr && seat.personId !== personId);
  return [...(beside ? (['SAME_AGENCY'] as const) : []), ...(inLine ? (['SAME_LINE'] as const) : [])];
}

/** The facilitator, and the colleague beside whom she would sit. */
export const seesWarnings = (standing: Standing, { orgnr }: Pick<Application, 'orgnr'>) =>
  standing.seatId !== null && (standing.role === 'FACILITATOR' || standing.held?.orgnr === orgnr);

type Taking = { decidedBy: Admission; stage: Stage; handedOver: boolean; inLine: boolean };

/**
 * Whether an invitation is decided on by others before it becomes a seat, whoever sits there. Whoever hands over a seat
 * admits nobody. While a network is being formed its initiator gathers the group.
 */
export const isAskedFirst = ({ decidedBy, stage, handedOver, inLine }: Taking) =>
  handedOver || inLine || (decidedBy === 'MEMBERS' && stage !== 'DRAFT' && stage !== 'FORMING');
