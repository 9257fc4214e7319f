import { useCallback, useEffect, useState } from 'react';
import type { Contribution } from './thread.js';

/**
 * Brings a contribution into view and puts the focus there, once it has been drawn: it may have to be fetched first.
 * @returns the way there, which answers false when there is none
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
