import { limits } from './limits.js';

/** Numbers of seats: minimum, recommended from and to, warning above, maximum. */
export type Sizes = { min: number; from: number; to: number; warn: number; max: number };

/** Each at least as large as the one before, none above the limit of the platform. */
export const sizesFit = ({ min, from, to, warn, max }: Sizes): boolean =>
  limits.seatsLeast <= min &&
  min <= from &&
  from <= to &&
  to <= warn &&
  warn <= max &&
  limits.seatsMin <= max &&
  max <= limits.seatsCap;
