import { useEffect, useState, useSyncExternalStore } from 'react';
import { connection } from './connection.js';

/** Holds the connection open while somebody is signed in. */
export function useConnectionWhile(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    connection.open();
    return () => connection.close();
  }, [signedIn]);
}

const showAfter = 2_000;

/** True when the connection has been down for a while; short interruptions are not shown. */
export function useConnectionLost(): boolean {
  const lost = useSyncExternalStore(
    (listener) => connection.onStateChange(listener),
    () => connection.lost,
  );
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!lost) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), showAfter);
    return () => clearTimeout(timer);
  }, [lost]);
  return shown;
}
