import { useEffect, useState } from 'react';

/** True when something has been so for a while; what passes quickly is not shown. */
export function useForAWhile(isSo: boolean, milliseconds = 2_000): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!isSo) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), milliseconds);
    return () => clearTimeout(timer);
  }, [isSo, milliseconds]);
  return shown;
}
