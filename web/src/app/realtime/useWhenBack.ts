import { useEffect, useRef } from 'react';
import { connection } from './connection.js';

const everyMilliseconds = 5_000;

/**
 * While `waiting`: calls back when the line may have returned, which is when the browser says so, when the realtime
 * connection is open again, and now and then, since neither is certain.
 */
export function useWhenBack(waiting: boolean, callBack: () => void): void {
  const latest = useRef(callBack);
  latest.current = callBack;
  useEffect(() => {
    if (!waiting) return;
    const tryAgain = () => {
      if (!connection.lost && !document.hidden) latest.current();
    };
    const now = () => latest.current();
    const stop = connection.onStateChange(tryAgain);
    const timer = setInterval(() => navigator.onLine && !document.hidden && latest.current(), everyMilliseconds);
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', tryAgain);
    return () => {
      stop();
      clearInterval(timer);
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', tryAgain);
    };
  }, [waiting]);
}
