import { useMemo, useSyncExternalStore } from 'react';
import { messageOutboxes } from '../../chat/composer/message-outboxes.js';
import { contributionOutboxes } from '../../discussion/contributions/contribution-outboxes.js';

/** For readers who are signed out. */
const nothing = { listen: () => () => {}, posts: [] };

/** What this person has sent and the server does not have: posts that wait, and the pages of those that were refused. */
export function usePendingPosts(personId: string | undefined) {
  const contributions = personId ? contributionOutboxes.of(personId) : nothing;
  const messages = personId ? messageOutboxes.of(personId) : nothing;
  const inThreads = useSyncExternalStore(
    (listener) => contributions.listen(listener),
    () => contributions.posts,
  );
  const inChats = useSyncExternalStore(
    (listener) => messages.listen(listener),
    () => messages.posts,
  );
  return useMemo(
    () => ({
      waiting: [...inThreads, ...inChats].filter(({ refused }) => !refused).length,
      refused: [
        ...new Set([
          ...inThreads.flatMap(({ refused, challengeId }) => (refused ? [`/challenges/${challengeId}`] : [])),
          ...inChats.flatMap(({ refused, networkId }) => (refused ? [`/rooms/${networkId}/chat`] : [])),
        ]),
      ],
    }),
    [inThreads, inChats],
  );
}
