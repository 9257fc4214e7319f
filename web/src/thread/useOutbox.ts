import type { ContributionKind, Language } from '@krets/shared/kinds';
import { useCallback } from 'react';
import { graph } from '../app/graph.js';
import { troubleOf } from '../app/trouble.js';
import type { Outgoing } from '../live/outbox.js';
import { Outboxes, useOutgoing } from '../live/outboxes.js';
import { postMutation } from './graph.js';
import type { Said } from './thread.js';

/** A contribution on its way. */
export type Post = Outgoing & {
  challengeId: string;
  parentId: string | null;
  kind: ContributionKind;
  body: string;
  link: string | null;
  /** What it names in the library. */
  resourceId: string | null;
  lang: Language;
};

const outboxes = new Outboxes<Said, Post>('krets.outbox', async ({ at: _, refused: __, ...input }) => {
  const { data, error } = await graph.mutation(postMutation, { input });
  if (data) return { arrived: data.postContribution };
  return { trouble: error ? troubleOf(error) : { kind: 'network' } };
});

/** What the reader has on the way to this challenge; `onArrived` hears when something is there. */
export function useOutbox(challengeId: string, onArrived: (said: Said) => void) {
  const belongs = useCallback((post: Post) => post.challengeId === challengeId, [challengeId]);
  return useOutgoing(outboxes, belongs, onArrived);
}
