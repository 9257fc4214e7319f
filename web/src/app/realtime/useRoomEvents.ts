import { useEffect, useRef } from 'react';
import { connection } from './connection.js';
import type { JournalEvent } from './journal-follower.js';

/** Reports what changes in these rooms while the page is shown; each journal entry once and in order. */
export function useRoomEvents(networkIds: readonly string[], onEvent: (event: JournalEvent) => void): void {
  const latest = useRef(onEvent);
  latest.current = onEvent;
  const key = networkIds.join(' ');
  useEffect(() => {
    const stops = key
      .split(' ')
      .filter(Boolean)
      .map((id) => connection.listen(id, (event) => latest.current(event)));
    return () => {
      for (const stop of stops) stop();
    };
  }, [key]);
}

/** Calls back when the person's seat in a room has ended. */
export function useSeatEnded(onLeft: (networkId: string) => void): void {
  const latest = useRef(onLeft);
  latest.current = onLeft;
  useEffect(() => connection.onSeatEnded((networkId) => latest.current(networkId)), []);
}
