import { type RefObject, useEffect, useRef, useState } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import type { ChallengeHeadFragment } from '../../generated/graphql.js';
import { markReadMutation } from './operations.js';
import { lastSeq, type Thread } from './thread.js';

/**
 * Moves the reader's own read mark: opened at once, read when the end of the thread has been in view. Nobody else can
 * see it. @returns a ref for the end of the thread
 */
export function useReadMark(challenge: ChallengeHeadFragment, thread: Thread): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const marked = useRef(challenge.myReadSeq);
  const [atEnd, setAtEnd] = useState(false);
  const { id, neverOpened } = challenge;

  // urql sends nothing until somebody subscribes to the result.
  useEffect(() => {
    if (neverOpened) void apiClient.mutation(markReadMutation, { challengeId: id, seq: 0 }).toPromise();
  }, [id, neverOpened]);

  useEffect(() => {
    // Before the thread is rendered, its end is at the top of the page and would count as seen.
    if (!thread.complete || !end.current) return;
    const observer = new IntersectionObserver(([entry]) => setAtEnd(entry?.isIntersecting ?? false));
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [thread.complete]);

  const seq = lastSeq(thread);
  useEffect(() => {
    if (!atEnd || seq <= marked.current || document.hidden) return;
    marked.current = seq;
    void apiClient.mutation(markReadMutation, { challengeId: id, seq }).toPromise();
  }, [atEnd, id, seq]);

  return end;
}
