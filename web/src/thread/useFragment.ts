import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';

/** Brings a contribution into view and puts the focus there. */
export function focusOn(contributionId: string): void {
  const element = document.getElementById(`c-${contributionId}`);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

/** Goes to the contribution that the address names. @returns true when it is not there */
export function useFragment(ready: boolean, until: (id: string) => Promise<boolean>): boolean {
  const { hash } = useLocation();
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    const id = /^#c-([0-9a-f-]{36})$/.exec(hash)?.[1];
    setMissing(false);
    if (!ready || !id) return;
    let left = false;
    void until(id).then((found) => {
      if (left) return;
      setMissing(!found);
      if (found) requestAnimationFrame(() => focusOn(id));
    });
    return () => {
      left = true;
    };
  }, [hash, ready, until]);
  return missing;
}
