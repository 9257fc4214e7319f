import { limits } from './limits.js';

/** How many seats: at least, recommended from and to, warned above, at most. */
export type Sizes = { min: number; from: number; to: number; warn: number; max: number };

/** Each at least as large as the one before, none above the cap of the house. */
export const sizesFit = ({ min, from, to, warn, max }: Sizes): boolean =>
  limits.seatsLeast <= min &&
  min <= from &&
  from <= to &&
  to <= warn &&
  warn <= max &&
  limits.seatsMin <= max &&
  max <= limits.seatsCap;
