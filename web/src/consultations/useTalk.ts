import { useCallback, useEffect } from 'react';
import { graph } from '../app/graph.js';
import { useAnswer } from '../app/useAnswer.js';
import { useGraph } from '../app/useGraph.js';
import type { TalkFragment, TalkPostFragment } from '../generated/graphql.js';
import { useLeft, useNews } from '../live/useNews.js';
import { talkPostsQuery, talkQuery } from './graph.js';

/** A little more than the grace in which what was under way still arrives. */
const afterEnd = 10_500;
const longestTimer = 2 ** 31 - 1;

async function everyPost(id: string) {
  const posts: TalkPostFragment[] = [];
  let after: string | null | undefined;
  for (;;) {
    const { data, error } = await graph.query(talkPostsQuery, { id, after }).toPromise();
    if (!data) return { error };
    const { nodes, pageInfo } = data.consultation.posts;
    posts.push(...nodes);
    if (!pageInfo.hasNextPage) return { data: posts };
    after = pageInfo.endCursor;
  }
}

/** One consultation as it stands now: asked for again at news of it, and when its phase should be over. */
export function useTalk(id: string) {
  const { data, trouble, again: askTalk } = useGraph(talkQuery, { id });
  const { data: posts, again: askPosts } = useAnswer(`TalkPosts ${id}`, () => everyPost(id));
  const again = useCallback(() => {
    void askTalk();
    void askPosts();
  }, [askTalk, askPosts]);
  const talk: TalkFragment | undefined = data?.consultation;

  useNews(talk ? [talk.networkId] : [], (news) => {
    if (news === 'behind' || news.id === id || news.topic === 'CHALLENGE' || news.topic === 'SEAT') again();
  });
  useLeft(again);

  const due = talk?.stage === 'RUNNING' ? talk.phaseEndsAt : talk?.stage === 'SCHEDULED' ? talk.startsAt : null;
  const serverTime = talk?.serverTime;
  useEffect(() => {
    if (!due || !serverTime) return;
    const wait = Math.max(5_000, Date.parse(due) - Date.parse(serverTime) + afterEnd);
    if (wait > longestTimer) return;
    const timer = setTimeout(again, wait);
    return () => clearTimeout(timer);
  }, [due, serverTime, again]);

  return { talk, posts: posts ?? [], trouble, again };
}
