import { useCallback, useEffect, useRef, useState } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import { useSession } from '../../app/session.js';
import { localCopy } from '../../app/unsent/local-copy.js';
import { useAutosave } from '../../app/unsent/useAutosave.js';
import { draftQuery, draftSlot, isNewer, sendDraft } from './draft-api.js';

/**
 * A draft, saved on the server while it is written and restored when the person returns. `onRestored` gets the saved
 * draft once, before anything new is written.
 */
export function useDraft(networkId: string | undefined, place: string, onRestored: (content: string) => void) {
  const personId = useSession().me?.id;
  const [restoredFrom, setRestoredFrom] = useState<string>();
  const touched = useRef(false);
  const restore = useRef(onRestored);
  restore.current = onRestored;

  const send = useCallback((content: string | null) => sendDraft(networkId ?? '', place, content), [networkId, place]);
  const slot = networkId && draftSlot(networkId, place);
  const { state, setState, change, resume } = useAutosave(personId, slot, send);

  useEffect(() => {
    touched.current = false;
    setRestoredFrom(undefined);
    if (!networkId || !personId) return;
    let left = false;
    const show = (content: string, at: string) => {
      restore.current(content);
      setRestoredFrom(at);
    };
    const copy = localCopy(personId, draftSlot(networkId, place));
    const mine = copy.get();
    if (mine?.content) show(mine.content, mine.at);
    void apiClient.query(draftQuery, { networkId, place }).then(({ data }) => {
      if (left || touched.current) return;
      const saved = data?.draft;
      if (mine && !(saved && isNewer(saved.savedAt, mine.at))) resume(mine.content);
      else {
        copy.forget();
        if (saved) show(saved.content, saved.savedAt);
      }
    });
    return () => {
      left = true;
    };
  }, [personId, networkId, place, resume]);

  const save = useCallback(
    (content: string) => {
      touched.current = true;
      change(content);
    },
    [change],
  );

  /** Posted or discarded: the draft is deleted. */
  const discard = useCallback(() => {
    touched.current = true;
    change(null);
    setState(undefined);
    setRestoredFrom(undefined);
  }, [change, setState]);

  const savedAt = state?.kind === 'saved' ? state.at : restoredFrom;
  return { save, discard, savedAt, restored: restoredFrom !== undefined, state };
}
