import { useCallback, useEffect, useRef, useState } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import { type ApiError, apiErrorOf, isRefusal } from '../../app/api/api-error.js';
import { takeAhead } from '../../app/api/useQueryResult.js';
import type { JournalEvent } from '../../app/realtime/journal-follower.js';
import { type ReadRoom, useRoomEvents } from '../../app/realtime/useRoomEvents.js';
import type { ThreadPageQuery } from '../../generated/graphql.js';
import { contributionQuery, threadPageQuery } from './operations.js';
import {
  type Contribution,
  covers,
  emptyThread,
  type Thread,
  threadKey,
  threadPageSize,
  withOne,
  withPage,
} from './thread.js';

const longPage = 100;

/** One after another: a page requested before a journal entry must be applied before it. */
function useQueue() {
  const last = useRef(Promise.resolve<unknown>(undefined));
  return useCallback(<T>(task: () => Promise<T>): Promise<T> => {
    const mine = last.current.then(task);
    last.current = mine.catch(() => {});
    return mine;
  }, []);
}

/** Came with the challenge. */
const firstPageOf = (challengeId: string, before: Thread) =>
  before === emptyThread ? takeAhead<ThreadPageQuery>(threadKey(challengeId)) : undefined;

/** A thread with its pages and live updates. */
export function useThread(challengeId: string, network: ReadRoom, onChallengeChange: () => void) {
  const [thread, setThread] = useState<Thread>(emptyThread);
  const [apiError, setApiError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  /** The latest state, ahead of what is rendered. */
  const current = useRef<Thread>(emptyThread);
  const enqueue = useQueue();

  const change = useCallback((next: Thread) => {
    current.current = next;
    setThread(next);
  }, []);

  const pageAfter = useCallback(
    async (before: Thread, first: number): Promise<Thread | undefined> => {
      setBusy(true);
      const { data, error } = await (firstPageOf(challengeId, before) ??
        apiClient.query(threadPageQuery, { id: challengeId, first, after: before.cursor }));
      setBusy(false);
      setApiError(error && apiErrorOf(error));
      return data && withPage(before, data.challenge.contributions);
    },
    [challengeId],
  );

  /** Loads the next page. */
  const more = useCallback(
    (first = threadPageSize) =>
      enqueue(async () => {
        const next = current.current.complete ? undefined : await pageAfter(current.current, first);
        if (next) change(next);
        return next !== undefined;
      }),
    [enqueue, pageAfter, change],
  );

  /** Loads as far as this contribution. @returns false when it is not there */
  const loadUntil = useCallback(
    async (id: string): Promise<boolean> => {
      // What was already on its way may bring it: then nothing more is there to load.
      while (!has(current.current, id)) if (!(await more(longPage))) return has(current.current, id);
      return true;
    },
    [more],
  );

  /** Loads the whole thread. */
  const loadAll = useCallback(async () => {
    while (!current.current.complete) if (!(await more(longPage))) return;
  }, [more]);

  /** Fetches everything shown again. */
  const refetch = useCallback(async () => {
    const loaded = Math.max(current.current.items.length, threadPageSize);
    let fresh: Thread | undefined = emptyThread;
    while (fresh && fresh.items.length < loaded && !fresh.complete) {
      fresh = await pageAfter(fresh, Math.min(loaded, longPage));
    }
    if (fresh) change(fresh);
  }, [pageAfter, change]);

  const take = useCallback((contribution: Contribution) => change(withOne(current.current, contribution)), [change]);

  const fetchOne = useCallback(
    async (id: string) => {
      const { data, error } = await apiClient.query(contributionQuery, { id });
      const contribution = data?.contribution;
      if (contribution && (covers(current.current, contribution.path) || has(current.current, id))) take(contribution);
      // Not shown as it is now: the reader is told, unless it is closed to them.
      if (error && !isRefusal(apiErrorOf(error), 'NOT_FOUND')) setApiError(apiErrorOf(error));
    },
    [take],
  );

  useEffect(() => {
    change(emptyThread);
    void more();
  }, [more, change]);

  const onRoomEvent = (event: JournalEvent) => {
    // A renamed or ended seat is shown beside all contributions of its holder, and an entry of the network may mean that
    // something was closed to this seat.
    if (event === 'outOfDate' || event.topic === 'SEAT' || event.topic === 'NETWORK') {
      onChallengeChange();
      void enqueue(refetch);
    } else if (event.topic === 'CHARTER') onChallengeChange();
    else if (event.topic === 'CHALLENGE' && event.id === challengeId) {
      // A part of the thread may have been moved, or all of it locked.
      onChallengeChange();
      void enqueue(refetch);
    } else if (event.topic === 'RESOURCE') {
      onChallengeChange();
      for (const contribution of current.current.items)
        if (contribution.resourceId === event.id) void enqueue(() => fetchOne(contribution.id));
    } else if (event.topic === 'CONTRIBUTION' && event.challengeId === challengeId) {
      // It is also shown in those that quote it.
      const quoting = current.current.items.filter(({ quoted }) => quoted?.id === event.id);
      for (const id of [event.id, ...quoting.map((one) => one.id)]) void enqueue(() => fetchOne(id));
    }
  };
  useRoomEvents([network], onRoomEvent);

  const refetchOne = (id: string) => enqueue(() => fetchOne(id));
  return { thread, apiError, busy, more, loadUntil, loadAll, take, refetchOne };
}

const has = (thread: Thread, id: string) => thread.items.some((item) => item.id === id);
