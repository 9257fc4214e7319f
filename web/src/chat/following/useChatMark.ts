import { useEffect, useRef, useSyncExternalStore } from 'react';
import { graph } from '../../app/graph.js';
import { markReadMutation } from '../graph.js';
import { lastSeq, type Stretch } from './conversation.js';

const afterPause = 600;

function useVisible(): boolean {
  return useSyncExternalStore(
    (listener) => {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
    () => !document.hidden,
  );
}

/** Moves the reader's own mark when the end of the conversation is in view. Nobody else can see it. */
export function useChatMark(networkId: string, from: number, stretch: Stretch, atEnd: boolean): void {
  const marked = useRef<number>(undefined);
  const seq = lastSeq(stretch);
  const seesEnd = useVisible() && atEnd && stretch.newer === null;
  useEffect(() => {
    const known = marked.current ?? (from > 0 ? from : -1);
    if (!seesEnd || seq <= known) return;
    const timer = setTimeout(() => {
      marked.current = seq;
      void graph.mutation(markReadMutation, { networkId, seq }).toPromise();
    }, afterPause);
    return () => clearTimeout(timer);
  }, [networkId, from, seesEnd, seq]);
}
