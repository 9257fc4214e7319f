import type { CombinedError } from '@urql/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiError, apiErrorOf, isRefusal } from './api-error.js';

type Response<Data> = { data?: Data; error?: CombinedError };
type Result<Data> = { key: string; data?: Data; apiError?: ApiError };

/** The last answers, shown at once when a page is opened again while the fresh ones are on the way. */
const remembered = new Map<string, unknown>();

/** To be called when the person changes: nobody sees what the one before them saw. */
export function clearQueryResults() {
  remembered.clear();
}

/** Keeps the latest answer to what `key` names. `refetch` asks once more and keeps the old answer meanwhile. */
export function useQueryResult<Data>(key: string, send: () => Promise<Response<Data>>, pause = false) {
  const [result, setResult] = useState<Result<Data>>({ key, data: remembered.get(key) as Data | undefined });
  const turn = useRef(0);
  const underway = useRef<{ key: string; pending: Promise<unknown> }>(undefined);
  const latestSend = useRef(send);
  latestSend.current = send;

  const refetch = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    // The same question asked twice at once gets one answer, and that may be from before the news.
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
