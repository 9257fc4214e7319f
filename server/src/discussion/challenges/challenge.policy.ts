import { type ContributionKind, contributionKinds } from '@krets/shared/kinds';
import type { Membership } from '../../networks/membership/membership.js';
import type { Seat } from '../../networks/membership/seat.entity.js';
import type { Challenge } from './challenge.entity.js';

const seated = (membership: Membership) => membership.seatId !== null;
const owns = (membership: Membership, challenge: Challenge) => challenge.ownerId === membership.personId;

export const mayPostChallenge = (membership: Membership) => membership.writable;

/** Said before the seat began, by somebody else; null: the seat sees everything. */
const postedBeforeSeat = ({ heldSeat }: Membership, { createdAt }: Challenge) =>
  heldSeat?.readsFrom != null && createdAt < heldSeat.readsFrom;

/** Its owner has asked that members from this agency do not see it. */
const closedTo = ({ heldSeat }: Membership, { closedTo }: Challenge) =>
  closedTo !== null && closedTo === heldSeat?.orgnr;

/** Withdrawn, it is there for its owner only; so is what stood here before a seat began and what is closed to an agency. */
export const mayReadChallenge = (membership: Membership, challenge: Challenge) =>
  seated(membership) &&
  challenge.networkId === membership.networkId &&
  (owns(membership, challenge) ||
    !(challenge.withdrawnAt || postedBeforeSeat(membership, challenge) || closedTo(membership, challenge)));

export const mayRevise = (membership: Membership, challenge: Challenge) =>
  membership.writable &&
  mayReadChallenge(membership, challenge) &&
  owns(membership, challenge) &&
  !challenge.withdrawnAt;

export const mayWithdrawChallenge = mayRevise;

export const mayRestoreChallenge = (membership: Membership, challenge: Challenge) =>
  membership.writable &&
  mayReadChallenge(membership, challenge) &&
  owns(membership, challenge) &&
  challenge.withdrawnAt !== null;

/** Closed only to an agency that somebody else in the room sits for. */
export const mayCloseTo = (membership: Membership, orgnr: string, seats: Pick<Seat, 'orgnr' | 'personId'>[]) =>
  seats.some((seat) => seat.orgnr === orgnr && seat.personId !== membership.personId);

/**
 * What may be said here; in a locked thread nothing. Advice comes only where the owner has asked for ideas; who only wants to be heard gets
 * neither advice nor others' experience.
 */
export function contributionKindsFor(membership: Membership, challenge: Challenge): ContributionKind[] {
  if (!membership.writable || !mayReadChallenge(membership, challenge) || challenge.withdrawnAt || challenge.lockedAt)
    return [];
  const onlyHeard = challenge.helpWanted.includes('LISTEN');
  return contributionKinds.filter((kind) => {
    if (kind === 'IDEA') return challenge.helpWanted.includes('IDEAS') && !onlyHeard;
    if (kind === 'EXPERIENCE') return !onlyHeard;
    return true;
  });
}
