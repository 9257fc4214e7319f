import type { SeatRole } from '@krets/shared/kinds';
import type { Seat } from './seat.entity.js';
import type { Standing } from './standing.js';

export const mayRead = (standing: Standing) => standing.seatId !== null;

/** A room whose life has ended can be read, and nothing more. */
const lives = ({ stage }: Standing) => stage !== 'SPLIT' && stage !== 'CLOSED';

const facilitates = (standing: Standing) => standing.role === 'FACILITATOR' && lives(standing);

/** A draft is its initiator's alone until she has announced it. */
export const mayInvite = (standing: Standing) => facilitates(standing) && standing.stage !== 'DRAFT';

/** The administrator who made a network appoints its first facilitator, and nobody else. */
export const mayAppoint = (founding: boolean, role: SeatRole) => founding && role === 'FACILITATOR';

/** The form of the network: its name, its size, its charter, its stage. */
export const mayShape = facilitates;

/** Whoever holds a seat may leave it, from the doorstep too. */
export const mayLeave = (standing: Standing) => standing.held !== null;

/** A room is never left without a facilitator; those who only see their own seat learn it from the database. */
export const leavesFacilitator = (standing: Standing, seats: Seat[]) =>
  standing.role !== 'FACILITATOR' ||
  !lives(standing) ||
  seats.some((s) => s.role === 'FACILITATOR' && s.id !== standing.seatId && !s.onLeaveAt);

/** The version in force, and only by whom it is asked of. */
export const mayAccept = ({ held }: Standing, inForce: number) => held !== null && held.charterVersion !== inForce;

export const mayGoOnLeave = (standing: Standing) => standing.seatId !== null;

export const mayComeBack = ({ held }: Standing) => held?.onLeaveAt != null;

/** One's own seat one leaves; others' are ended by a facilitator. */
export const mayEndSeat = (standing: Standing, seat: Pick<Seat, 'id' | 'networkId' | 'endedAt'>) =>
  facilitates(standing) &&
  seat.networkId === standing.networkId &&
  seat.id !== standing.seatId &&
  seat.endedAt === null;

/** A vacant seat is offered to a successor or given up. */
export const mayFillSeat = (standing: Standing, seat: Pick<Seat, 'networkId' | 'leftAs'>) =>
  facilitates(standing) && seat.networkId === standing.networkId && seat.leftAs === 'VACANT';
