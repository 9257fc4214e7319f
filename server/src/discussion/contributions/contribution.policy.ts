import type { FieldError } from '@krets/shared/errors';
import { isVisible } from '@krets/shared/text';
import type { Membership } from '../../networks/membership/membership.js';
import type { Challenge } from '../challenges/challenge.entity.js';
import { contributionKindsFor, mayReadChallenge } from '../challenges/challenge.policy.js';
import type { Contribution } from './contribution.entity.js';
import type { PostContributionInput } from './contributions.inputs.js';

export const mayReadContributions = mayReadChallenge;

/** This person may post at least one kind here. */
export const mayContribute = (membership: Membership, challenge: Challenge) =>
  contributionKindsFor(membership, challenge).length > 0;

export const mayReply = (membership: Membership, challenge: Challenge, contribution: Contribution) =>
  mayContribute(membership, challenge) && !contribution.withdrawnAt && !contribution.hiddenAt;

/** Nobody reacts to their own contributions, nor in a locked thread. */
export const mayReact = (membership: Membership, challenge: Challenge, contribution: Contribution) =>
  membership.writable &&
  mayReadContributions(membership, challenge) &&
  membership.personId !== contribution.authorId &&
  !contribution.withdrawnAt &&
  !contribution.hiddenAt &&
  !challenge.lockedAt;

const owns = (membership: Membership, contribution: Contribution) =>
  membership.writable &&
  membership.networkId === contribution.networkId &&
  membership.personId === contribution.authorId;

export const mayEdit = (membership: Membership, contribution: Contribution) =>
  owns(membership, contribution) && !contribution.withdrawnAt;

export const mayWithdraw = mayEdit;

export const mayRestore = (membership: Membership, contribution: Contribution) =>
  owns(membership, contribution) && contribution.withdrawnAt !== null;

type ContributionContent = Pick<PostContributionInput, 'kind' | 'body' | 'link' | 'resourceId'> & { pictures: number };

/** The limits of a kind on its text. */
export function faultsOfContribution({ kind, body, link, resourceId, pictures }: ContributionContent): FieldError[] {
  if (kind === 'RESOURCE') {
    if (resourceId) return link ? [{ field: 'link', rule: 'onlyOne' }] : [];
    if (!link) return [{ field: 'link', rule: 'required' }];
    if (!isWebAddress(link)) return [{ field: 'link', rule: 'link' }];
    return [];
  }
  if (link) return [{ field: 'link', rule: 'onlyResource' }];
  if (resourceId) return [{ field: 'resourceId', rule: 'onlyResource' }];
  return kind !== 'THANKS' && pictures === 0 && !isVisible(body) ? [{ field: 'body', rule: 'required' }] : [];
}

/** The limits of a kind on its place in the thread; `asked` are the kinds that the owner of the challenge allows. */
export function faultsOfParent(
  kind: ContributionContent['kind'],
  asked: readonly string[],
  parent: Contribution | undefined,
): FieldError[] {
  if (!asked.includes(kind)) return [{ field: 'kind', rule: 'notAskedFor' }];
  if (parent?.withdrawnAt) return [{ field: 'parentId', rule: 'withdrawn' }];
  if (parent?.hiddenAt) return [{ field: 'parentId', rule: 'hidden' }];
  if ((kind === 'REPLY' || kind === 'THANKS') && !parent) return [{ field: 'parentId', rule: 'required' }];
  if (kind === 'ANSWER' && parent?.kind !== 'QUESTION') return [{ field: 'parentId', rule: 'question' }];
  return [];
}

function isWebAddress(link: string): boolean {
  return URL.canParse(link) && ['http:', 'https:'].includes(new URL(link).protocol);
}
