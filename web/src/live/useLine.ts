import { useEffect, useState, useSyncExternalStore } from 'react';
import { line } from './line.js';

/** Keeps the line open while somebody is signed in. */
export function useLineWhile(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    line.open();
    return () => line.close();
  }, [signedIn]);
}

const patience = 2_000;

/** True when the line has been down for a while; a blink is nobody's business. */
export function useLostLine(): boolean {
  const lost = useSyncExternalStore(
    (listener) => line.whenStateChanges(listener),
    () => line.lost,
  );
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!lost) {
      setLong(false);
      return;
    }
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, [lost]);
  return long;
}
