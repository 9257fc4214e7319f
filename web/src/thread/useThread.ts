import { useCallback, useEffect, useRef, useState } from 'react';
import { graph } from '../app/graph.js';
import { type Trouble, troubleOf } from '../app/trouble.js';
import type { News } from '../live/follow.js';
import { useNews } from '../live/useNews.js';
import { contributionQuery, threadPageQuery } from './graph.js';
import { covers, emptyThread, type Said, type Thread, withOne, withPage } from './thread.js';

const pageSize = 20;
const longPage = 100;

/** One after another: a page that was asked for before a piece of news must land before it. */
function useTurns() {
  const last = useRef(Promise.resolve<unknown>(undefined));
  return useCallback(<T>(act: () => Promise<T>): Promise<T> => {
    const mine = last.current.then(act);
    last.current = mine.catch(() => {});
    return mine;
  }, []);
}

/** A thread, its pages and its news. */
export function useThread(challengeId: string, networkId: string | undefined, onChallengeNews: () => void) {
  const [thread, setThread] = useState<Thread>(emptyThread);
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  /** Ahead of what is rendered. */
  const current = useRef<Thread>(emptyThread);
  const inTurn = useTurns();

  const change = useCallback((next: Thread) => {
    current.current = next;
    setThread(next);
  }, []);

  const pageAfter = useCallback(
    async (before: Thread, first: number): Promise<Thread | undefined> => {
      setBusy(true);
      const { data, error } = await graph.query(threadPageQuery, { id: challengeId, first, after: before.cursor });
      setBusy(false);
      setTrouble(error && troubleOf(error));
      return data && withPage(before, data.challenge.contributions);
    },
    [challengeId],
  );

  /** The next page. */
  const more = useCallback(
    (first = pageSize) =>
      inTurn(async () => {
        const next = current.current.complete ? undefined : await pageAfter(current.current, first);
        if (next) change(next);
        return next !== undefined;
      }),
    [inTurn, pageAfter, change],
  );

  /** Loads as far as this contribution. @returns false when it is not there */
  const until = useCallback(
    async (id: string): Promise<boolean> => {
      while (!has(current.current, id)) if (!(await more(longPage))) return false;
      return true;
    },
    [more],
  );

  /** Everything that was shown, afresh. */
  const again = useCallback(async () => {
    const shown = Math.max(current.current.items.length, pageSize);
    let fresh: Thread | undefined = emptyThread;
    while (fresh && fresh.items.length < shown && !fresh.complete) {
      fresh = await pageAfter(fresh, Math.min(shown, longPage));
    }
    if (fresh) change(fresh);
  }, [pageAfter, change]);

  const take = useCallback((said: Said) => change(withOne(current.current, said)), [change]);

  const fetchOne = useCallback(
    async (id: string) => {
      const { data, error } = await graph.query(contributionQuery, { id });
      const said = data?.contribution;
      if (said && (covers(current.current, said.path) || has(current.current, id))) take(said);
      if (error && troubleOf(error).kind === 'network') setTrouble(troubleOf(error));
    },
    [take],
  );

  useEffect(() => {
    change(emptyThread);
    if (networkId) void more();
  }, [networkId, more, change]);

  const hear = (news: News) => {
    // A seat that changed its name or ended stands beside everything its holder has said, and a network's news may
    // stand for what has been closed to this seat.
    if (news === 'behind' || news.topic === 'SEAT' || news.topic === 'NETWORK') {
      onChallengeNews();
      void inTurn(again);
    } else if (news.topic === 'CHARTER') onChallengeNews();
    else if (news.topic === 'CHALLENGE' && news.id === challengeId) {
      // A part of the thread may have been moved, or all of it locked.
      onChallengeNews();
      void inTurn(again);
    } else if (news.topic === 'RESOURCE') {
      onChallengeNews();
      for (const said of current.current.items) if (said.resourceId === news.id) void inTurn(() => fetchOne(said.id));
    } else if (news.topic === 'CONTRIBUTION' && news.challengeId === challengeId) void inTurn(() => fetchOne(news.id));
  };
  useNews(networkId ? [networkId] : [], hear);

  const refetch = (id: string) => inTurn(() => fetchOne(id));
  return { thread, trouble, busy, more, until, take, refetch };
}

const has = (thread: Thread, id: string) => thread.items.some((item) => item.id === id);
