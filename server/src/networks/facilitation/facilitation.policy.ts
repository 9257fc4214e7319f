import type { Membership } from '../membership/membership.js';
import type { Seat } from '../membership/seat.entity.js';
import { isFacilitator, isOver } from '../network.policy.js';

type SeatFacts = Pick<Seat, 'networkId' | 'role' | 'endedAt' | 'onLeaveAt' | 'charterVersion'>;

/** A facilitator must be a member who can read the room and is not facilitator already. */
const canBeFacilitator = ({ networkId, heldSeat }: Membership, seat: SeatFacts) =>
  seat.networkId === networkId &&
  seat.role === 'MEMBER' &&
  !seat.endedAt &&
  !seat.onLeaveAt &&
  seat.charterVersion === heldSeat?.inForce;

export const mayNameFacilitator = (membership: Membership, seat: SeatFacts) =>
  isFacilitator(membership) && canBeFacilitator(membership, seat);

export const mayOfferTurn = mayNameFacilitator;

export const mayStepDown = isFacilitator;

/** A member may propose any member, also themselves. */
export const mayElect = (membership: Membership, seat: SeatFacts) =>
  mayVote(membership) && canBeFacilitator(membership, seat);

export const mayVote = (membership: Membership) => membership.seatId !== null && !isOver(membership);
