import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { graph } from '../../app/graph.js';
import { messageQuery } from '../graph.js';
import type { Stretch } from './conversation.js';

/** Goes to the message that the address names. @returns true when it is not there */
export function useMessageLink(
  ready: boolean,
  stretch: Stretch,
  around: (seq: number) => Promise<void>,
  stand: (id: string) => boolean,
): boolean {
  const { hash, key } = useLocation();
  const [missing, setMissing] = useState(false);
  /** What has been asked for and not yet been stood on. */
  const wanted = useRef<string>(undefined);

  useEffect(() => {
    const id = /^#m-([0-9a-f-]{36})$/.exec(hash)?.[1];
    setMissing(false);
    wanted.current = id;
    // The key changes when the same address is opened again.
    if (!ready || !id || !key) return;
    let left = false;
    void graph.query(messageQuery, { id }).then(async ({ data }) => {
      if (left) return;
      setMissing(!data);
      if (data && !stand(id)) await around(data.message.seq);
    });
    return () => {
      left = true;
    };
  }, [hash, key, ready, around, stand]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: tried each time something else is shown
  useEffect(() => {
    const id = wanted.current;
    if (!ready || !id || !stand(id)) return;
    wanted.current = undefined;
    document.getElementById(`m-${id}`)?.focus({ preventScroll: true });
  }, [ready, stretch, stand]);

  return missing;
}
