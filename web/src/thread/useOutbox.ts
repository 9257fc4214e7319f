import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { graph } from '../app/graph.js';
import { useMe } from '../app/session.js';
import { troubleOf } from '../app/trouble.js';
import { line } from '../live/line.js';
import { postMutation } from './graph.js';
import { Outbox, type Outgoing, type Sent } from './outbox.js';
import type { Said } from './thread.js';

type Arrived = (post: Outgoing, said: Said) => void;
const arrivals = new Set<Arrived>();
const outboxes = new Map<string, Outbox<Said>>();
const retryEvery = 4_000;

async function send({ at: _, refused: __, ...input }: Outgoing): Promise<Sent<Said>> {
  const { data, error } = await graph.mutation(postMutation, { input });
  if (data) return { arrived: data.postContribution };
  return { trouble: error ? troubleOf(error) : { kind: 'network' } };
}

/** One for each person at this browser: what one wrote is never sent as another. */
function outboxOf(personId: string): Outbox<Said> {
  let outbox = outboxes.get(personId);
  if (!outbox) {
    outbox = new Outbox(`krets.outbox.${personId}`, localStorage, send, (post, said) => {
      for (const arrived of arrivals) arrived(post, said);
    });
    outboxes.set(personId, outbox);
  }
  return outbox;
}

/** What the reader has on the way to this challenge; `onArrived` hears when something is there. */
export function useOutbox(challengeId: string, onArrived: (said: Said) => void) {
  const me = useMe();
  const outbox = outboxOf(me.id);
  const all = useSyncExternalStore(
    (listener) => outbox.listen(listener),
    () => outbox.posts,
  );

  useEffect(() => {
    const arrived: Arrived = (post, said) => {
      if (post.challengeId === challengeId) onArrived(said);
    };
    arrivals.add(arrived);
    return () => void arrivals.delete(arrived);
  }, [challengeId, onArrived]);

  useEffect(() => {
    const flush = () => void outbox.flush();
    flush();
    const timer = setInterval(flush, retryEvery);
    const stop = line.whenStateChanges(flush);
    window.addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      stop();
      window.removeEventListener('online', flush);
    };
  }, [outbox]);

  const posts = useMemo(() => all.filter((post) => post.challengeId === challengeId), [all, challengeId]);
  return { posts, outbox };
}
