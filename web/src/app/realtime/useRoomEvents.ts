import { useEffect, useRef } from 'react';
import { connection } from './connection.js';
import type { JournalEvent } from './journal-follower.js';

/** A room as it was when it was read: `journalSeq` is the last change that the answer holds. */
export type ReadRoom = { id: string; journalSeq: number };

/** Reports what changes in these rooms after they were read, while the page is shown; each journal entry once and in order. */
export function useRoomEvents(rooms: readonly ReadRoom[], onEvent: (event: JournalEvent) => void): void {
  const latest = useRef(onEvent);
  latest.current = onEvent;
  const read = useRef(rooms);
  read.current = rooms;
  const key = rooms.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: listens again only when there are other rooms
  useEffect(() => {
    const stops = read.current.map(({ id, journalSeq }) =>
      connection.listen(id, (event) => latest.current(event), journalSeq),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [key]);
}
