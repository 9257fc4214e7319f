import type { Membership } from '../membership/membership.js';

/** Only the version in force, and only who has not accepted it. */
export const mayAcceptCharter = ({ heldSeat }: Membership, inForce: number) =>
  heldSeat !== null && heldSeat.charterVersion !== inForce;
