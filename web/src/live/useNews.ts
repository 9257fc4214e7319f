import { useEffect, useRef } from 'react';
import type { News } from './follow.js';
import { line } from './line.js';

/** Hears what changes in these rooms while the page is shown; each piece of news once and in order. */
export function useNews(networkIds: readonly string[], onNews: (news: News) => void): void {
  const latest = useRef(onNews);
  latest.current = onNews;
  const key = networkIds.join(' ');
  useEffect(() => {
    const stops = key
      .split(' ')
      .filter(Boolean)
      .map((id) => line.listen(id, (news) => latest.current(news)));
    return () => {
      for (const stop of stops) stop();
    };
  }, [key]);
}

/** Hears that the seat in a room has ended. */
export function useLeft(onLeft: (networkId: string) => void): void {
  const latest = useRef(onLeft);
  latest.current = onLeft;
  useEffect(() => line.whenLeft((networkId) => latest.current(networkId)), []);
}
