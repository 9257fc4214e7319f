import { useCallback, useEffect, useState } from 'react';
import type { Contribution } from './thread.js';

/**
 * Scrolls to a contribution and focuses it once it is rendered: it may have to be fetched first. @returns a function
 * that answers false when there is none
 */
export function useScrollToContribution(items: readonly Contribution[], loadUntil: (id: string) => Promise<boolean>) {
  const [target, setGoal] = useState<string>();
  useEffect(() => {
    const element = target && items.some(({ id }) => id === target) ? document.getElementById(`c-${target}`) : null;
    if (!element) return;
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
    setGoal(undefined);
  }, [target, items]);
  return useCallback(
    async (id: string) => {
      const found = await loadUntil(id);
      if (found) setGoal(id);
      return found;
    },
    [loadUntil],
  );
}
