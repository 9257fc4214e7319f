import type { SeatRole } from '@krets/shared/kinds';
import { isFacilitator, isOver } from '../network.policy.js';
import type { Membership } from './membership.js';
import type { Seat } from './seat.entity.js';

/** A draft belongs to its initiator alone until they announce it. */
export const mayInvite = (membership: Membership) => isFacilitator(membership) && membership.stage !== 'DRAFT';

/** The founder of a network appoints its first facilitator, and nobody else. */
export const mayAppoint = (founding: boolean, role: SeatRole) => founding && role === 'FACILITATOR';

/** The holder of a seat may always leave it, also before accepting the charter. */
export const mayLeave = (membership: Membership) => membership.heldSeat !== null;

/** A room always has a facilitator. Members who can see only their own seat get the refusal from the database. */
export const leavesFacilitator = (membership: Membership, seats: Seat[]) =>
  membership.role !== 'FACILITATOR' ||
  isOver(membership) ||
  seats.some((s) => s.role === 'FACILITATOR' && s.id !== membership.seatId && !s.onLeaveAt);

export const mayGoOnLeave = (membership: Membership) => membership.seatId !== null;

export const mayReturnFromLeave = ({ heldSeat }: Membership) => heldSeat?.onLeaveAt != null;

/** A facilitator ends seats of others. Members leave their own with `leaveNetwork`. */
export const mayEndSeat = (membership: Membership, seat: Pick<Seat, 'id' | 'networkId' | 'endedAt'>) =>
  isFacilitator(membership) &&
  seat.networkId === membership.networkId &&
  seat.id !== membership.seatId &&
  seat.endedAt === null;

/** A vacant seat is offered to a successor or given up. */
export const mayFillSeat = (membership: Membership, seat: Pick<Seat, 'networkId' | 'leftAs'>) =>
  isFacilitator(membership) && seat.networkId === membership.networkId && seat.leftAs === 'VACANT';
