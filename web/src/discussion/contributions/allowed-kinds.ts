import type { ContributionKind } from '@krets/shared/kinds';

const answering: readonly ContributionKind[] = ['ANSWER', 'REPLY', 'THANKS'];

/** The kinds that can begin a thread; the rest are replies. */
export const kindsForThread = (kinds: readonly ContributionKind[]) => kinds.filter((kind) => !answering.includes(kind));

/** The kinds of reply to a contribution, the likeliest first. */
export function kindsForReply(kinds: readonly ContributionKind[], to: ContributionKind): ContributionKind[] {
  const likely: ContributionKind[] = to === 'QUESTION' ? ['ANSWER', 'REPLY', 'THANKS'] : ['REPLY', 'THANKS'];
  return [...likely, ...kindsForThread(kinds)].filter((kind) => kinds.includes(kind));
}
