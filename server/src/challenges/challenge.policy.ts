import { type ContributionKind, contributionKinds } from '@krets/shared/kinds';
import type { Standing } from '../networks/standing.js';
import type { Challenge } from './challenge.entity.js';

const seated = (standing: Standing) => standing.seatId !== null;
const owns = (standing: Standing, challenge: Challenge) => challenge.ownerId === standing.personId;

export const mayPostChallenge = (standing: Standing) => seated(standing);

/** Withdrawn, it is there for its owner only. */
export const mayReadChallenge = (standing: Standing, challenge: Challenge) =>
  seated(standing) &&
  challenge.networkId === standing.networkId &&
  (!challenge.withdrawnAt || owns(standing, challenge));

export const mayRevise = (standing: Standing, challenge: Challenge) =>
  mayReadChallenge(standing, challenge) && owns(standing, challenge) && !challenge.withdrawnAt;

export const mayWithdrawChallenge = mayRevise;

export const mayRestoreChallenge = (standing: Standing, challenge: Challenge) =>
  mayReadChallenge(standing, challenge) && owns(standing, challenge) && challenge.withdrawnAt !== null;

/**
 * What may be said here. Advice comes only where the owner has asked for ideas; who only wants to be heard gets
 * neither advice nor others' experience.
 */
export function kindsFor(standing: Standing, challenge: Challenge): ContributionKind[] {
  if (!mayReadChallenge(standing, challenge) || challenge.withdrawnAt) return [];
  const onlyHeard = challenge.helpWanted.includes('LISTEN');
  return contributionKinds.filter((kind) => {
    if (kind === 'IDEA') return challenge.helpWanted.includes('IDEAS') && !onlyHeard;
    if (kind === 'EXPERIENCE') return !onlyHeard;
    return true;
  });
}
