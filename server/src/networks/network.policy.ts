import type { SeatRole } from '@krets/shared/kinds';
import type { Membership } from './membership/membership.js';
import type { Seat } from './membership/seat.entity.js';

export const mayRead = (membership: Membership) => membership.seatId !== null;

/** A room whose life has ended can be read, and nothing more. */
const isWritable = ({ stage }: Membership) => stage !== 'SPLIT' && stage !== 'CLOSED';

const isFacilitator = (membership: Membership) => membership.role === 'FACILITATOR' && isWritable(membership);

/** A draft is its initiator's alone until she has announced it. */
export const mayInvite = (membership: Membership) => isFacilitator(membership) && membership.stage !== 'DRAFT';

/** The administrator who made a network appoints its first facilitator, and nobody else. */
export const mayAppoint = (founding: boolean, role: SeatRole) => founding && role === 'FACILITATOR';

/** The form of the network: its name, its size, its charter, its stage. */
export const mayChangeSettings = isFacilitator;

/** Whoever holds a seat may leave it, from the doorstep too. */
export const mayLeave = (membership: Membership) => membership.heldSeat !== null;

/** A room is never left without a facilitator; those who only see their own seat learn it from the database. */
export const leavesFacilitator = (membership: Membership, seats: Seat[]) =>
  membership.role !== 'FACILITATOR' ||
  !isWritable(membership) ||
  seats.some((s) => s.role === 'FACILITATOR' && s.id !== membership.seatId && !s.onLeaveAt);

/** The version in force, and only by whom it is asked of. */
export const mayAccept = ({ heldSeat }: Membership, inForce: number) =>
  heldSeat !== null && heldSeat.charterVersion !== inForce;

export const mayGoOnLeave = (membership: Membership) => membership.seatId !== null;

export const mayReturnFromLeave = ({ heldSeat }: Membership) => heldSeat?.onLeaveAt != null;

/** One's own seat one leaves; others' are ended by a facilitator. */
export const mayEndSeat = (membership: Membership, seat: Pick<Seat, 'id' | 'networkId' | 'endedAt'>) =>
  isFacilitator(membership) &&
  seat.networkId === membership.networkId &&
  seat.id !== membership.seatId &&
  seat.endedAt === null;

/** A vacant seat is offered to a successor or given up. */
export const mayFillSeat = (membership: Membership, seat: Pick<Seat, 'networkId' | 'leftAs'>) =>
  isFacilitator(membership) && seat.networkId === membership.networkId && seat.leftAs === 'VACANT';
