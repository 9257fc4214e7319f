import type { SeatRole } from '@krets/shared/kinds';
import type { Seat } from './seat.entity.js';
import type { Standing } from './standing.js';

export const mayRead = (standing: Standing) => standing.seatId !== null;

export const mayInvite = (standing: Standing) => standing.role === 'FACILITATOR';

/** The administrator who made a network appoints its first facilitator, and nobody else. */
export const mayAppoint = (founding: boolean, role: SeatRole) => founding && role === 'FACILITATOR';

export const mayDescribe = (standing: Standing) => standing.role === 'FACILITATOR';

/** A room is never left without a facilitator. */
export const mayLeave = (standing: Standing, seats: Seat[]) =>
  mayRead(standing) &&
  (standing.role !== 'FACILITATOR' || seats.some((s) => s.role === 'FACILITATOR' && s.id !== standing.seatId));

/** One's own seat one leaves; others' are ended by a facilitator. */
export const mayEndSeat = (standing: Standing, seat: Pick<Seat, 'id' | 'networkId' | 'endedAt'>) =>
  standing.role === 'FACILITATOR' &&
  seat.networkId === standing.networkId &&
  seat.id !== standing.seatId &&
  seat.endedAt === null;
