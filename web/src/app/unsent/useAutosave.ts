import { useCallback, useEffect, useRef, useState } from 'react';
import { Autosave, type SaveState, type SendText } from './autosave.js';
import { localCopy, openSlots } from './local-copy.js';

const pause = 800;
const retryAfter = 5_000;

/**
 * Saves a text while it is written, and a last time when the page is hidden or closed: on a phone a hidden page may never
 * come back. `send` must stay the same between renders. Nothing is saved without a slot.
 */
export function useAutosave(personId: string | undefined, slot: string | undefined, send: SendText) {
  const [state, setState] = useState<SaveState>();
  const autosave = useRef<Autosave>(undefined);

  useEffect(() => {
    setState(undefined);
    if (!personId || !slot) return;
    const copy = localCopy(personId, slot);
    let left = false;
    const saver = new Autosave({ copy, send, onState: (next) => left || setState(next), pause, retryAfter });
    autosave.current = saver;
    openSlots.add(slot);
    const hide = () => {
      if (document.visibilityState === 'hidden') void saver.flush(true);
    };
    const close = () => void saver.flush(true);
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', close);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', close);
      saver.leave();
      openSlots.delete(slot);
    };
  }, [personId, slot, send]);

  const change = useCallback((content: string | null) => autosave.current?.change(content), []);
  const resume = useCallback((content: string | null) => autosave.current?.resume(content), []);
  return { state, setState, change, resume };
}
