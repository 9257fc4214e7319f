import { useCallback } from 'react';
import { useOutgoingPosts } from '../../app/realtime/outboxes.js';
import { contributionOutboxes, type Post } from './contribution-outboxes.js';
import type { Contribution } from './thread.js';

/** The reader's pending posts to this challenge; `onArrived` is called when one has arrived. */
export function useOutbox(challengeId: string, onArrived: (contribution: Contribution) => void) {
  const belongs = useCallback((post: Post) => post.challengeId === challengeId, [challengeId]);
  return useOutgoingPosts(contributionOutboxes, belongs, onArrived);
}
