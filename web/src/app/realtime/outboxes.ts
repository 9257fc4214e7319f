import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useMe } from '../session.js';
import { Outbox, type Outgoing, type SendResult } from './outbox.js';

/** One outbox per person in this browser, so that what one person wrote is never sent as another. */
export class Outboxes<T, P extends Outgoing> {
  readonly #arrivals = new Set<(post: P, answer: T) => void>();
  readonly #outboxes = new Map<string, Outbox<T, P>>();

  constructor(
    private readonly storageKey: string,
    private readonly send: (post: P) => Promise<SendResult<T>>,
  ) {}

  of(personId: string): Outbox<T, P> {
    let outbox = this.#outboxes.get(personId);
    if (!outbox) {
      outbox = new Outbox<T, P>(`${this.storageKey}.${personId}`, localStorage, this.send, (post, answer) => {
        for (const arrived of this.#arrivals) arrived(post, answer);
      });
      this.#outboxes.set(personId, outbox);
    }
    return outbox;
  }

  onArrival(listener: (post: P, answer: T) => void): () => void {
    this.#arrivals.add(listener);
    return () => void this.#arrivals.delete(listener);
  }
}

/**
 * The reader's pending posts to one place; `onArrived` is called when one has arrived. Both functions must stay the same
 * between renders. They are sent by the layout, from whichever page is open.
 */
export function useOutgoingPosts<T, P extends Outgoing>(
  outboxes: Outboxes<T, P>,
  belongs: (post: P) => boolean,
  onArrived: (answer: T) => void,
) {
  const outbox = outboxes.of(useMe().id);
  const all = useSyncExternalStore(
    (listener) => outbox.listen(listener),
    () => outbox.posts,
  );

  useEffect(
    () =>
      outboxes.onArrival((post, answer) => {
        if (belongs(post)) onArrived(answer);
      }),
    [outboxes, belongs, onArrived],
  );

  const posts = useMemo(() => all.filter(belongs), [all, belongs]);
  return { posts, outbox };
}
