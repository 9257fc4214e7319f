import type { ContributionKind } from '@krets/shared/kinds';

const answering: readonly ContributionKind[] = ['ANSWER', 'REPLY', 'THANKS'];

/** What one can begin with; the rest answer something. */
export const kindsForThread = (kinds: readonly ContributionKind[]) => kinds.filter((kind) => !answering.includes(kind));

/** What one can say to a contribution, the likeliest first. */
export function kindsForReply(kinds: readonly ContributionKind[], to: ContributionKind): ContributionKind[] {
  const likely: ContributionKind[] = to === 'QUESTION' ? ['ANSWER', 'REPLY', 'THANKS'] : ['REPLY', 'THANKS'];
  return [...likely, ...kindsForThread(kinds)].filter((kind) => kinds.includes(kind));
}
