import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { apiClient } from '../../app/api/api-client.js';
import { messageQuery } from '../operations.js';
import type { MessageWindow } from './message-window.js';

/** Scrolls to the message that the address names. @returns true when it is not there */
export function useMessageLink(
  ready: boolean,
  messages: MessageWindow,
  around: (seq: number) => Promise<void>,
  scrollTo: (id: string) => boolean,
): boolean {
  const { hash, key } = useLocation();
  const [missing, setMissing] = useState(false);
  /** The message that was requested and not yet reached. */
  const wanted = useRef<string>(undefined);

  useEffect(() => {
    const id = /^#m-([0-9a-f-]{36})$/.exec(hash)?.[1];
    setMissing(false);
    wanted.current = id;
    // The key changes when the same address is opened again.
    if (!ready || !id || !key) return;
    let left = false;
    void apiClient.query(messageQuery, { id }).then(async ({ data }) => {
      if (left) return;
      setMissing(!data);
      if (data && !scrollTo(id)) await around(data.message.seq);
    });
    return () => {
      left = true;
    };
  }, [hash, key, ready, around, scrollTo]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: tried each time something else is shown
  useEffect(() => {
    const id = wanted.current;
    if (!ready || !id || !scrollTo(id)) return;
    wanted.current = undefined;
    document.getElementById(`m-${id}`)?.focus({ preventScroll: true });
  }, [ready, messages, scrollTo]);

  return missing;
}
