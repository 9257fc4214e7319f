import type { Membership } from '../../networks/membership/membership.js';

/** The holder of a seat, also while the network is closed to them, so that a draft is not lost when it closes. */
export const mayDraft = ({ heldSeat }: Membership) => heldSeat !== null;
