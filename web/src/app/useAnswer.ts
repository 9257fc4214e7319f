import type { CombinedError } from '@urql/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isRefusal, type Trouble, troubleOf } from './trouble.js';

type Told<Data> = { data?: Data; error?: CombinedError };
type Answer<Data> = { key: string; data?: Data; trouble?: Trouble };

/** The last answers, shown at once when a page is opened again while the fresh ones are on the way. */
const remembered = new Map<string, unknown>();

/** To be called when the person changes: nobody sees what the one before them saw. */
export function forgetAnswers() {
  remembered.clear();
}

/** Keeps the latest answer to what `key` names. `again` asks once more and keeps the old answer meanwhile. */
export function useAnswer<Data>(key: string, ask: () => Promise<Told<Data>>, pause = false) {
  const [answer, setAnswer] = useState<Answer<Data>>({ key, data: remembered.get(key) as Data | undefined });
  const turn = useRef(0);
  const underway = useRef<{ key: string; asked: Promise<unknown> }>(undefined);
  const latestAsk = useRef(ask);
  latestAsk.current = ask;

  const again = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    // The same question asked twice at once gets one answer, and that may be from before the news.
    if (underway.current?.key === key) await underway.current.asked;
    if (mine !== turn.current) return;
    const asked = latestAsk.current();
    underway.current = { key, asked };
    const { data, error } = await asked;
    if (mine !== turn.current) return;
    if (!error) {
      remembered.set(key, data);
      setAnswer({ key, data });
      return;
    }
    const trouble = troubleOf(error);
    const closed = isRefusal(trouble, 'NOT_FOUND') || isRefusal(trouble, 'UNAUTHENTICATED');
    if (closed) remembered.delete(key);
    setAnswer((before) => ({ key, trouble, data: before.key === key && !closed ? before.data : undefined }));
  }, [key]);

  useEffect(() => {
    if (!pause) void again();
    return () => {
      turn.current += 1;
    };
  }, [again, pause]);

  if (answer.key === key) return { data: answer.data, trouble: answer.trouble, again };
  return { data: remembered.get(key) as Data | undefined, trouble: undefined, again };
}
