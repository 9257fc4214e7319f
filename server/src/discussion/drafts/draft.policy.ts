import type { Membership } from '../../networks/membership/membership.js';

/** The holder of a seat, also while the room is closed to her: what she was writing when it closed is not lost. */
export const mayDraft = ({ heldSeat }: Membership) => heldSeat !== null;
