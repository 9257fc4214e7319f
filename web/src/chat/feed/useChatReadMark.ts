import { useEffect, useRef, useSyncExternalStore } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import { markReadMutation } from '../operations.js';
import { lastSeq, type MessageWindow } from './message-window.js';

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

/** Moves the reader's own read mark when the end of the chat is in view. Nobody else can see it. */
export function useChatReadMark(networkId: string, from: number, messages: MessageWindow, atEnd: boolean): void {
  const marked = useRef<number>(undefined);
  const seq = lastSeq(messages);
  const seesEnd = useVisible() && atEnd && messages.newer === null;
  useEffect(() => {
    const known = marked.current ?? (from > 0 ? from : -1);
    if (!seesEnd || seq <= known) return;
    const timer = setTimeout(() => {
      marked.current = seq;
      void apiClient.mutation(markReadMutation, { networkId, seq }).toPromise();
    }, afterPause);
    return () => clearTimeout(timer);
  }, [networkId, from, seesEnd, seq]);
}
