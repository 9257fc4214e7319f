import { useEffect, useRef } from 'react';

const heading = () =>
  document.querySelector<HTMLElement>('.current-phase h2[tabindex]') ?? document.querySelector<HTMLElement>('main h1');

/**
 * Who works by keyboard keeps her place: where the button that was pressed has gone with its phase, what comes instead is
 * the phase we are in now. Nobody else’s focus is moved.
 */
export function useRestoredFocus(): void {
  const last = useRef<HTMLElement>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      last.current = target instanceof HTMLElement ? target : null;
    };
    // A click beside everything leaves the focus nowhere on purpose.
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
  // After every answer: which of them takes a button away cannot be told beforehand.
  useEffect(() => {
    const was = last.current;
    if (!was || document.activeElement !== document.body) return;
    if (was.isConnected && !was.matches(':disabled')) was.focus({ preventScroll: true });
    else heading()?.focus({ preventScroll: true });
  });
}
