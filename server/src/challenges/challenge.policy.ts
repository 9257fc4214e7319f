import { type ContributionKind, contributionKinds } from '@krets/shared/kinds';
import type { Seat } from '../networks/seat.entity.js';
import type { Standing } from '../networks/standing.js';
import type { Challenge } from './challenge.entity.js';

const seated = (standing: Standing) => standing.seatId !== null;
const owns = (standing: Standing, challenge: Challenge) => challenge.ownerId === standing.personId;

export const mayPostChallenge = (standing: Standing) => standing.writable;

/** Said before the seat began, by somebody else; null: the seat sees everything. */
const beforeTheSeat = ({ held }: Standing, { createdAt }: Challenge) =>
  held?.readsFrom != null && createdAt < held.readsFrom;

/** Its owner has asked that members from this agency do not see it. */
const closedTo = ({ held }: Standing, { closedTo }: Challenge) => closedTo !== null && closedTo === held?.orgnr;

/** Withdrawn, it is there for its owner only; so is what stood here before a seat began and what is closed to an agency. */
export const mayReadChallenge = (standing: Standing, challenge: Challenge) =>
  seated(standing) &&
  challenge.networkId === standing.networkId &&
  (owns(standing, challenge) ||
    !(challenge.withdrawnAt || beforeTheSeat(standing, challenge) || closedTo(standing, challenge)));

export const mayRevise = (standing: Standing, challenge: Challenge) =>
  standing.writable && mayReadChallenge(standing, challenge) && owns(standing, challenge) && !challenge.withdrawnAt;

export const mayWithdrawChallenge = mayRevise;

export const mayRestoreChallenge = (standing: Standing, challenge: Challenge) =>
  standing.writable &&
  mayReadChallenge(standing, challenge) &&
  owns(standing, challenge) &&
  challenge.withdrawnAt !== null;

/** Closed only to an agency that somebody else in the room sits for. */
export const mayCloseTo = (standing: Standing, orgnr: string, seats: Pick<Seat, 'orgnr' | 'personId'>[]) =>
  seats.some((seat) => seat.orgnr === orgnr && seat.personId !== standing.personId);

/**
 * What may be said here; in a locked thread nothing. Advice comes only where the owner has asked for ideas; who only wants to be heard gets
 * neither advice nor others' experience.
 */
export function kindsFor(standing: Standing, challenge: Challenge): ContributionKind[] {
  if (!standing.writable || !mayReadChallenge(standing, challenge) || challenge.withdrawnAt || challenge.lockedAt)
    return [];
  const onlyHeard = challenge.helpWanted.includes('LISTEN');
  return contributionKinds.filter((kind) => {
    if (kind === 'IDEA') return challenge.helpWanted.includes('IDEAS') && !onlyHeard;
    if (kind === 'EXPERIENCE') return !onlyHeard;
    return true;
  });
}
