import type { CombinedError } from '@urql/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiError, apiErrorOf, isRefusal } from './api-error.js';

type Response<Data> = { data?: Data; error?: CombinedError };
type Result<Data> = { key: string; data?: Data; apiError?: ApiError };

/** The latest results, shown at once when a page is opened again while fresh ones are loading. */
const remembered = new Map<string, unknown>();

/** Must be called when the signed-in person changes, so that nobody sees another person's data. */
export function clearQueryResults() {
  remembered.clear();
}

/** The latest result of the query that `key` names. `refetch` runs it again and shows the old result meanwhile. */
export function useQueryResult<Data>(key: string, send: () => Promise<Response<Data>>, pause = false) {
  const [result, setResult] = useState<Result<Data>>({ key, data: remembered.get(key) as Data | undefined });
  const turn = useRef(0);
  const underway = useRef<{ key: string; pending: Promise<unknown> }>(undefined);
  const latestSend = useRef(send);
  latestSend.current = send;

  const refetch = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    // Identical queries in flight share one answer, which may be older than the news that caused the second one.
    if (underway.current?.key === key) await underway.current.pending;
    if (mine !== turn.current) return;
    const pending = latestSend.current();
    underway.current = { key, pending };
    const { data, error } = await pending;
    if (mine !== turn.current) return;
    if (!error) {
      remembered.set(key, data);
      setResult({ key, data });
      return;
    }
    const apiError = apiErrorOf(error);
    const closed = isRefusal(apiError, 'NOT_FOUND') || isRefusal(apiError, 'UNAUTHENTICATED');
    if (closed) remembered.delete(key);
    setResult((before) => ({ key, apiError, data: before.key === key && !closed ? before.data : undefined }));
  }, [key]);

  useEffect(() => {
    if (!pause) void refetch();
    return () => {
      turn.current += 1;
    };
  }, [refetch, pause]);

  if (result.key === key) return { data: result.data, apiError: result.apiError, refetch };
  return { data: remembered.get(key) as Data | undefined, apiError: undefined, refetch };
}
