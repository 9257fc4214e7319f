import type { Membership } from './membership/membership.js';

export const mayRead = (membership: Membership) => membership.seatId !== null;

/** A network that has been split or closed can only be read. A paused one is not over. */
export const isOver = ({ stage }: Pick<Membership, 'stage'>) => stage === 'SPLIT' || stage === 'CLOSED';

export const isFacilitator = (membership: Membership) => membership.role === 'FACILITATOR' && !isOver(membership);

/** The settings of the network: name, size, charter, stage. */
export const mayChangeSettings = isFacilitator;
