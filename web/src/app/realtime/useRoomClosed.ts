import { useEffect, useRef } from 'react';
import { connection } from './connection.js';

/** Calls back when a room is closed to the person: their seat has ended, they are on leave, or a new charter waits for them. */
export function useRoomClosed(onClosed: (networkId: string) => void): void {
  const latest = useRef(onClosed);
  latest.current = onClosed;
  useEffect(() => connection.onRoomClosed((networkId) => latest.current(networkId)), []);
}
