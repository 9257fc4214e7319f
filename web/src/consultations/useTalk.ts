import { useCallback, useEffect, useRef } from 'react';
import { graph } from '../app/graph.js';
import { isRefusal } from '../app/trouble.js';
import { useAnswer } from '../app/useAnswer.js';
import { useLeft, useNews } from '../live/useNews.js';
import { talkPostsQuery, talkQuery } from './graph.js';
import { type Talk, withSeats } from './talk.js';

/** A little more than the grace in which what was under way still arrives. */
const afterEnd = 10_500;
const longestTimer = 2 ** 31 - 1;

/** In one request as long as there is little: everybody in the room asks at every word. */
async function whole(id: string) {
  const { data, error } = await graph.query(talkQuery, { id }).toPromise();
  if (!data) return { error };
  let page = data.consultation.posts;
  const pages = [page];
  while (page.pageInfo.hasNextPage) {
    const more = await graph.query(talkPostsQuery, { id, after: page.pageInfo.endCursor }).toPromise();
    if (!more.data) return { error: more.error };
    page = more.data.consultation.posts;
    pages.push(page);
  }
  return { data: withSeats(data.consultation, pages) };
}

/** One consultation as it stands now: asked for again at news of it, and when its phase should be over. */
export function useTalk(id: string) {
  const { data, trouble, again: ask } = useAnswer(`Talk ${id}`, () => whole(id));
  const again = useCallback(() => void ask(), [ask]);
  const talk: Talk | undefined = data?.talk;
  const shown = useRef<string>(undefined);
  if (talk) shown.current = talk.id;
  // Who sits in the room and no longer gets what was on the screen a moment ago: its owner has withdrawn it.
  const withdrawn = isRefusal(trouble, 'NOT_FOUND') && shown.current === id;

  useNews(talk ? [talk.networkId] : [], (news) => {
    if (news === 'behind' || news.id === id || news.topic === 'CHALLENGE' || news.topic === 'SEAT') again();
  });
  useLeft((networkId) => {
    if (networkId === talk?.networkId) shown.current = undefined;
    again();
  });

  const due = talk?.stage === 'RUNNING' ? talk.phaseEndsAt : talk?.stage === 'SCHEDULED' ? talk.startsAt : null;
  const serverTime = talk?.serverTime;
  useEffect(() => {
    if (!due || !serverTime) return;
    const wait = Math.max(5_000, Date.parse(due) - Date.parse(serverTime) + afterEnd);
    if (wait > longestTimer) return;
    const timer = setTimeout(again, wait);
    return () => clearTimeout(timer);
  }, [due, serverTime, again]);

  return { talk, posts: data?.posts ?? [], trouble, withdrawn, again };
}
