import { useCallback, useEffect, useRef, useState } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import { useSession } from '../../app/session.js';
import { graphql } from '../../generated/gql.js';

const draftQuery = graphql(`
  query Draft($networkId: ID!, $place: String!) {
    draft(networkId: $networkId, place: $place) { content savedAt }
  }
`);
const saveMutation = graphql(`
  mutation SaveDraft($input: SaveDraftInput!) {
    saveDraft(input: $input) { savedAt }
  }
`);
const discardMutation = graphql(`
  mutation DiscardDraft($networkId: ID!, $place: String!) {
    discardDraft(networkId: $networkId, place: $place)
  }
`);

const afterPause = 800;

/** Words on their way to the server, in this tab alone: they outlive a reload while the server cannot or will not take them. */
function unsaved(personId: string | undefined, networkId: string, place: string) {
  const key = `krets.unsaved.${personId}.${networkId}.${place}`;
  const tried = <T>(use: () => T): T | undefined => {
    try {
      return use();
    } catch {
      // Storage is full or closed: the words then live as long as the page.
      return undefined;
    }
  };
  return {
    get: () => tried(() => sessionStorage.getItem(key)) ?? undefined,
    save: (content: string) => void tried(() => sessionStorage.setItem(key, content)),
    forget: () => void tried(() => sessionStorage.removeItem(key)),
  };
}

/**
 * Words not yet posted, kept on the server while they are written and given back when one returns. `onRestored` gets
 * what was kept, once, before anything new has been written.
 */
export function useDraft(networkId: string | undefined, place: string, onRestored: (content: string) => void) {
  const personId = useSession().me?.id;
  const [savedAt, setSavedAt] = useState<string>();
  const [restored, setRestored] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<string>(undefined);
  const onTheWay = useRef<Promise<unknown>>(Promise.resolve());
  const touched = useRef(false);
  const restore = useRef(onRestored);
  restore.current = onRestored;

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const content = waiting.current;
    waiting.current = undefined;
    if (content === undefined || !networkId) return;
    const saving = apiClient.mutation(saveMutation, { input: { networkId, place, content } }).toPromise();
    onTheWay.current = saving;
    const { data } = await saving;
    if (data) {
      setSavedAt(data.saveDraft.savedAt);
      if (waiting.current === undefined) unsaved(personId, networkId, place).forget();
    } else if (waiting.current === undefined) {
      // The line is down: kept for the next try.
      waiting.current = content;
      timer.current = setTimeout(() => void flush(), 5_000);
    }
  }, [personId, networkId, place]);

  useEffect(() => {
    touched.current = false;
    setSavedAt(undefined);
    setRestored(false);
    if (!networkId) return;
    let left = false;
    const mine = unsaved(personId, networkId, place).get();
    if (mine !== undefined) {
      touched.current = true;
      restore.current(mine);
      setRestored(true);
      waiting.current = mine;
      void flush();
    }
    void apiClient.query(draftQuery, { networkId, place }).then(({ data }) => {
      if (left || touched.current || !data?.draft) return;
      restore.current(data.draft.content);
      setSavedAt(data.draft.savedAt);
      setRestored(true);
    });
    return () => {
      left = true;
      void flush();
    };
  }, [personId, networkId, place, flush]);

  const save = useCallback(
    (content: string) => {
      touched.current = true;
      waiting.current = content;
      if (networkId) unsaved(personId, networkId, place).save(content);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), afterPause);
    },
    [flush, personId, networkId, place],
  );

  /** Posted or thrown away: nothing is left of it. */
  const discard = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = undefined;
    setSavedAt(undefined);
    setRestored(false);
    if (networkId) unsaved(personId, networkId, place).forget();
    // One that is still being saved would otherwise come back.
    if (networkId)
      void onTheWay.current.then(() => apiClient.mutation(discardMutation, { networkId, place }).toPromise());
  }, [personId, networkId, place]);

  return { save, discard, savedAt, restored };
}
