import { type ContributionKind, contributionKinds } from '@krets/shared/kinds';
import type { Membership } from '../../networks/membership/membership.js';
import type { Seat } from '../../networks/membership/seat.entity.js';
import type { Challenge } from './challenge.entity.js';

const seated = (membership: Membership) => membership.seatId !== null;
const owns = (membership: Membership, challenge: Challenge) => challenge.ownerId === membership.personId;

export const mayPostChallenge = (membership: Membership) => membership.writable;

/** Posted by somebody else before the seat began; null: the seat sees everything. */
const postedBeforeSeat = ({ heldSeat }: Membership, { createdAt }: Challenge) =>
  heldSeat?.readsFrom != null && createdAt < heldSeat.readsFrom;

/** Its owner has hidden it from members of this organisation. */
const closedTo = ({ heldSeat }: Membership, { closedTo }: Challenge) =>
  closedTo !== null && closedTo === heldSeat?.orgnr;

/** Only its owner sees it when withdrawn. Others do not see it when it is older than their seat or hidden from their organisation. */
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

/** How far one has come only oneself can say. */
export const mayMark = mayRevise;

export const mayRestoreChallenge = (membership: Membership, challenge: Challenge) =>
  membership.writable &&
  mayReadChallenge(membership, challenge) &&
  owns(membership, challenge) &&
  challenge.withdrawnAt !== null;

/** It can be hidden only from an organisation that somebody else in the network belongs to. */
export const mayCloseTo = (membership: Membership, orgnr: string, seats: Pick<Seat, 'orgnr' | 'personId'>[]) =>
  seats.some((seat) => seat.orgnr === orgnr && seat.personId !== membership.personId);

/**
 * The kinds that may be posted here; none in a locked thread. Advice is allowed only where the owner has asked for ideas; an
 * owner who only wants to be heard gets neither advice nor experience from others.
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
