import type { ContributionKind } from '@krets/shared/kinds';

const answering: readonly ContributionKind[] = ['ANSWER', 'REPLY', 'THANKS'];

/** What one can begin with; the rest answer something. */
export const kindsToBegin = (kinds: readonly ContributionKind[]) => kinds.filter((kind) => !answering.includes(kind));

/** What one can say to a contribution, the likeliest first. */
export function kindsToReply(kinds: readonly ContributionKind[], to: ContributionKind): ContributionKind[] {
  const likely: ContributionKind[] = to === 'QUESTION' ? ['ANSWER', 'REPLY', 'THANKS'] : ['REPLY', 'THANKS'];
  return [...likely, ...kindsToBegin(kinds)].filter((kind) => kinds.includes(kind));
}
