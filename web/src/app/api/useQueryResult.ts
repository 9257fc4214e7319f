import type { CombinedError } from '@urql/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiError, apiErrorOf, isRefusal } from './api-error.js';

type Response<Data> = { data?: Data; error?: CombinedError };
type Result<Data> = { key: string; data?: Data; apiError?: ApiError; fresh?: boolean };

/** The latest results, shown at once when a page is opened again while fresh ones are loading. */
const remembered = new Map<string, unknown>();

/** Answers to queries that were sent before what shows them was there. */
const ahead = new Map<string, Promise<Response<unknown>>>();

/** Must be called when the signed-in person changes, so that nobody sees another person's data. */
export function clearQueryResults() {
  remembered.clear();
  ahead.clear();
}

/** Gives an answer to whoever asks under this key next: asked for while the page's file is fetched, or part of a larger answer. */
export function answerAhead<Data>(key: string, answer: Promise<Response<Data>>): void {
  ahead.set(key, answer);
}

/** The answer given ahead, once. */
export function takeAhead<Data>(key: string): Promise<Response<Data>> | undefined {
  const answer = ahead.get(key);
  ahead.delete(key);
  return answer as Promise<Response<Data>> | undefined;
}

/**
 * The latest result of the query that `key` names. `refetch` runs it again and shows the old result meanwhile; `fresh`
 * says that it is not only remembered from an earlier visit. `send` is told whether the page is being opened.
 */
export function useQueryResult<Data>(key: string, send: (opening: boolean) => Promise<Response<Data>>, pause = false) {
  const [result, setResult] = useState<Result<Data>>({ key, data: remembered.get(key) as Data | undefined });
  const turn = useRef(0);
  const underway = useRef<{ key: string; pending: Promise<unknown> }>(undefined);
  const latestSend = useRef(send);
  latestSend.current = send;
  const answered = useRef<string>(undefined);

  const refetch = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    // Identical queries in flight share one answer, which may be older than the news that caused the second one.
    if (underway.current?.key === key) await underway.current.pending;
    if (mine !== turn.current) return;
    const opening = answered.current !== key;
    const pending = (opening && takeAhead<Data>(key)) || latestSend.current(opening);
    underway.current = { key, pending };
    const { data, error } = await pending;
    if (mine !== turn.current) return;
    if (!error) {
      answered.current = key;
      remembered.set(key, data);
      setResult({ key, data, fresh: true });
      return;
    }
    const apiError = apiErrorOf(error);
    const closed = isRefusal(apiError, 'NOT_FOUND') || isRefusal(apiError, 'UNAUTHENTICATED');
    if (closed) remembered.delete(key);
    setResult((before) => {
      const shown = before.key === key && !closed ? before : undefined;
      return { key, apiError, data: shown?.data, fresh: shown?.fresh ?? false };
    });
  }, [key]);

  useEffect(() => {
    if (!pause) void refetch();
    return () => {
      turn.current += 1;
    };
  }, [refetch, pause]);

  if (result.key !== key)
    return { data: remembered.get(key) as Data | undefined, apiError: undefined, fresh: false, refetch };
  return { data: result.data, apiError: result.apiError, fresh: result.fresh === true, refetch };
}
