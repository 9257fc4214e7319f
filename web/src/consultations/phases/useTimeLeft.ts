import { useEffect, useMemo, useState } from 'react';

/** Milliseconds until `end` by the server's clock, since this device's may be wrong. Ticks each second while `ticking`. */
export function useTimeLeft(end: string | null | undefined, serverTime: string, ticking: boolean): number | undefined {
  const ahead = useMemo(() => Date.parse(serverTime) - Date.now(), [serverTime]);
  const [, tick] = useState(0);
  useEffect(() => {
    if (!ticking || !end) return;
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [ticking, end]);
  return end ? Math.max(0, Date.parse(end) - (Date.now() + ahead)) : undefined;
}

/** «4:05» */
export function minutesText(left: number): string {
  const seconds = Math.ceil(left / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
