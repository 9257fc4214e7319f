import { useCallback, useEffect, useState } from 'react';
import type { Said } from './thread.js';

/**
 * Brings a contribution into view and puts the focus there, once it has been drawn: it may have to be fetched first.
 * @returns the way there, which answers false when there is none
 */
export function useGoTo(items: readonly Said[], until: (id: string) => Promise<boolean>) {
  const [goal, setGoal] = useState<string>();
  useEffect(() => {
    const element = goal && items.some(({ id }) => id === goal) ? document.getElementById(`c-${goal}`) : null;
    if (!element) return;
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
    setGoal(undefined);
  }, [goal, items]);
  return useCallback(
    async (id: string) => {
      const found = await until(id);
      if (found) setGoal(id);
      return found;
    },
    [until],
  );
}
