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

/** Drafts not yet saved by the server, in this tab only: they survive a reload while the server cannot or will not take them. */
function unsaved(personId: string | undefined, networkId: string, place: string) {
  const key = `krets.unsaved.${personId}.${networkId}.${place}`;
  const tried = <T>(use: () => T): T | undefined => {
    try {
      return use();
    } catch {
      // Storage is full or blocked: the drafts then last as long as the page.
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
 * A draft, saved on the server while it is written and restored when the person returns. `onRestored` gets the saved
 * draft once, before anything new is written.
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
      // There is no connection: the draft stays for the next try.
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

  /** Posted or discarded: the draft is deleted. */
  const discard = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = undefined;
    setSavedAt(undefined);
    setRestored(false);
    if (networkId) unsaved(personId, networkId, place).forget();
    // A save still under way would otherwise restore it.
    if (networkId)
      void onTheWay.current.then(() => apiClient.mutation(discardMutation, { networkId, place }).toPromise());
  }, [personId, networkId, place]);

  return { save, discard, savedAt, restored };
}
