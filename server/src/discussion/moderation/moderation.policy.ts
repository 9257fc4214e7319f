import type { Membership } from '../../networks/membership/membership.js';
import { isFacilitator } from '../../networks/network.policy.js';
import type { Challenge } from '../challenges/challenge.entity.js';
import { mayReadChallenge } from '../challenges/challenge.policy.js';
import type { Contribution } from '../contributions/contribution.entity.js';
import type { Report } from './report.entity.js';

/** A facilitator moderates what every member can read, and sees no more than they do. */
export const facilitates = (membership: Membership, challenge: Challenge) =>
  membership.role === 'FACILITATOR' &&
  membership.writable &&
  mayReadChallenge(membership, challenge) &&
  !challenge.withdrawnAt;

const isShown = ({ withdrawnAt, hiddenAt }: Contribution) => !withdrawnAt && !hiddenAt;
const wrote = ({ personId }: Membership, { authorId }: Contribution) => authorId === personId;

export const mayPinAndLock = facilitates;

/** Not one's own: those are withdrawn instead. */
export const mayHide = (membership: Membership, challenge: Challenge, contribution: Contribution) =>
  facilitates(membership, challenge) && isShown(contribution) && !wrote(membership, contribution);

export const mayShow = (membership: Membership, challenge: Challenge, contribution: Contribution) =>
  facilitates(membership, challenge) &&
  contribution.hiddenAt !== null &&
  !contribution.withdrawnAt &&
  !wrote(membership, contribution);

export const mayAnswerHiding = (membership: Membership, contribution: Contribution) =>
  membership.writable &&
  membership.networkId === contribution.networkId &&
  wrote(membership, contribution) &&
  contribution.hiddenAt !== null &&
  !contribution.withdrawnAt;

/** Moving, and proposing a challenge of its own. */
export const mayMove = (membership: Membership, challenge: Challenge, contribution: Contribution) =>
  facilitates(membership, challenge) && isShown(contribution);

export const mayDropSplitProposal = (membership: Membership, challenge: Challenge, contribution: Contribution) =>
  contribution.splitProposedAt !== null &&
  (facilitates(membership, challenge) ||
    (membership.writable && mayReadChallenge(membership, challenge) && wrote(membership, contribution)));

/** Its author, and only when a facilitator has proposed it. */
export const maySplitOff = (membership: Membership, challenge: Challenge, contribution: Contribution) =>
  contribution.splitProposedAt !== null &&
  isShown(contribution) &&
  wrote(membership, contribution) &&
  membership.writable &&
  mayReadChallenge(membership, challenge);

/** Every member, about others' content. */
export const mayReport = (membership: Membership, challenge: Challenge, author: string) =>
  author !== membership.personId && mayReadChallenge(membership, challenge) && !challenge.withdrawnAt;

/** Not about one's own content, and not one's own report. */
export const mayResolveReport = (membership: Membership, report: Report) =>
  isFacilitator(membership) &&
  membership.networkId === report.networkId &&
  report.about !== membership.personId &&
  report.raisedBy !== membership.personId &&
  report.resolvedAt === null;
