import { useEffect, useSyncExternalStore } from 'react';
import { connection } from './connection.js';
import { useForAWhile } from './useForAWhile.js';

/** Holds the connection open while somebody is signed in. */
export function useConnectionWhile(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    connection.open();
    return () => connection.close();
  }, [signedIn]);
}

/** True when the connection has been down for a while; short interruptions are not shown. */
export function useConnectionLost(): boolean {
  const lost = useSyncExternalStore(
    (listener) => connection.onStateChange(listener),
    () => connection.lost,
  );
  return useForAWhile(lost);
}
