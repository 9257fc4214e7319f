import { useEffect, useRef } from 'react';

const heading = () =>
  document.querySelector<HTMLElement>('.current-phase h2[tabindex]') ?? document.querySelector<HTMLElement>('main h1');

/**
 * Keyboard users do not lose their place: when the pressed button disappears with its phase, the focus moves to the
 * current phase. Focus that is elsewhere is not moved.
 */
export function useRestoredFocus(): void {
  const last = useRef<HTMLElement>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      last.current = target instanceof HTMLElement ? target : null;
    };
    // A click outside everything removes the focus on purpose.
    const forget = () => {
      last.current = null;
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);
  // After every answer: which of them removes a button is not known beforehand.
  useEffect(() => {
    const was = last.current;
    if (!was || document.activeElement !== document.body) return;
    if (was.isConnected && !was.matches(':disabled')) was.focus({ preventScroll: true });
    else heading()?.focus({ preventScroll: true });
  });
}
