import { useEffect, useRef } from 'react';
import { connection } from './connection.js';

/** Calls back when the reader has read something in another tab or on another device: when it is told, and when this tab is looked at again. */
export function useReadElsewhere(callBack: () => void): void {
  const latest = useRef(callBack);
  latest.current = callBack;
  useEffect(() => {
    const seen = () => {
      if (!document.hidden) latest.current();
    };
    const stop = connection.onNoticesChanged(seen);
    document.addEventListener('visibilitychange', seen);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', seen);
    };
  }, []);
}
