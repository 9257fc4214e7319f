import { useCallback, useEffect, useRef, useState } from 'react';
import { graph } from '../app/graph.js';
import { useMe } from '../app/session.js';
import { isRefusal, type Trouble, troubleOf } from '../app/trouble.js';
import type { News } from '../live/follow.js';
import { line } from '../live/line.js';
import { useNews } from '../live/useNews.js';
import {
  covers,
  emptyStretch,
  fresh,
  lastSeq,
  type Message,
  messageIn,
  most,
  type Stretch,
  withNewer,
  withOlder,
  withOne,
  without,
} from './conversation.js';
import { messageQuery, messagesQuery } from './graph.js';

const pageSize = 50;
/** More than this is not fetched one by one. */
const many = 10;
const retryAfter = 2_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, retryAfter));

/** The stretch of a conversation that is shown, and its news. `atEnd` says whether the reader follows the newest. */
export function useChat(networkId: string, atEnd: { current: boolean }, onHeadNews: () => void) {
  const me = useMe();
  const [stretch, setStretch] = useState<Stretch>(emptyStretch);
  const [ready, setReady] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  /** Posted by others since, below what is shown. */
  const [below, setBelow] = useState<ReadonlySet<string>>(new Set());
  /** Ahead of what is rendered. */
  const current = useRef<Stretch>(emptyStretch);
  /** The end of the conversation when it was last shown: what stands beyond it is new here. */
  const newest = useRef(0);
  const turn = useRef(Promise.resolve<unknown>(undefined));
  const waiting = useRef<News[]>([]);
  const left = useRef(false);

  const inTurn = useCallback(<T>(act: () => Promise<T>): Promise<T> => {
    const mine = turn.current.then(act);
    turn.current = mine.catch(() => {});
    return mine;
  }, []);

  const change = useCallback((next: Stretch) => {
    current.current = next;
    setStretch(next);
    if (next.newer !== null) return;
    newest.current = Math.max(newest.current, lastSeq(next));
    setBelow((before) => (before.size > 0 ? new Set() : before));
  }, []);

  const pageAt = useCallback(
    async (place: { before?: string | null; after?: string | null }, first = pageSize) => {
      const { data, error } = await graph.query(messagesQuery, { networkId, first, ...place });
      setTrouble(error && troubleOf(error));
      return data?.chat.messages;
    },
    [networkId],
  );

  const latest = useCallback(
    () =>
      inTurn(async () => {
        const page = await pageAt({});
        if (!page) return;
        change(fresh(page));
        setReady(true);
      }),
    [inTurn, pageAt, change],
  );

  /** One page at a time: scrolling asks many times, and more than one would push away what is being read. */
  const loading = useRef(false);
  const pageTurned = useCallback(
    async (act: () => Promise<void>) => {
      if (loading.current) return;
      loading.current = true;
      await inTurn(act).finally(() => {
        loading.current = false;
      });
    },
    [inTurn],
  );

  const older = useCallback(
    () =>
      pageTurned(async () => {
        const before = current.current.older;
        const page = before ? await pageAt({ before }) : undefined;
        if (page) change(withOlder(current.current, page));
      }),
    [pageTurned, pageAt, change],
  );

  const newer = useCallback(
    () =>
      pageTurned(async () => {
        const after = current.current.newer;
        const page = after ? await pageAt({ after }) : undefined;
        if (page) change(withNewer(current.current, page));
      }),
    [pageTurned, pageAt, change],
  );

  /** Shows the conversation around a place. */
  const around = useCallback(
    (seq: number) =>
      inTurn(async () => {
        const above = await pageAt({ before: String(seq) });
        const beneath = above && (await pageAt({ after: String(seq - 1) }));
        if (above && beneath)
          change({
            items: [...above.nodes, ...beneath.nodes],
            older: above.older ?? null,
            newer: beneath.newer ?? null,
          });
      }),
    [inTurn, pageAt, change],
  );

  const take = useCallback(
    (message: Message) => {
      if (covers(current.current, message)) change(withOne(current.current, message, atEnd.current));
      const isBelow = message.seq > newest.current && !has(current.current, message.id);
      if (isBelow && message.author.person.id !== me.id) setBelow((before) => new Set([...before, message.id]));
    },
    [change, atEnd, me.id],
  );

  /** What is shown, afresh; undefined when the line did not answer. */
  const shownAfresh = useCallback(async (): Promise<Stretch | undefined> => {
    const { items, older: above } = current.current;
    const first = items[0];
    if (!first || atEnd.current) {
      const page = await pageAt({}, Math.min(Math.max(items.length, pageSize), 100));
      return page && fresh(page);
    }
    let next: Stretch = { items: [], older: above, newer: String(first.seq - 1) };
    while (next.newer !== null && next.items.length < Math.min(items.length + pageSize, most)) {
      const page = await pageAt({ after: next.newer }, pageSize);
      if (!page) return undefined;
      next = withNewer(next, page);
    }
    return next;
  }, [pageAt, atEnd]);

  /** Asks until the line answers, as for a single message. */
  const renew = useCallback(async () => {
    while (!left.current) {
      const next = await shownAfresh();
      if (next) {
        setReady(true);
        return change(next);
      }
      await pause();
    }
  }, [shownAfresh, change]);

  /** Asks until the line answers: the journal tells each thing once. */
  const fetchOne = useCallback(
    async (id: string) => {
      while (!left.current) {
        const { data, error } = await graph.query(messageQuery, { id });
        if (data) return take(data.message);
        if (isRefusal(error && troubleOf(error), 'NOT_FOUND')) return change(without(current.current, id));
        await pause();
      }
    },
    [take, change],
  );

  const digest = useCallback(async () => {
    const news = waiting.current.splice(0);
    // A seat that changed its name stands beside everything its holder has said; a shorter time takes messages away.
    if (news.some((one) => one === 'behind' || one.topic === 'SEAT' || one.id === networkId)) return renew();
    const ids = news.flatMap((one) => (one !== 'behind' && one.topic === 'MESSAGE' ? [one.id] : []));
    const unheard = new Set<string>();
    for (const id of new Set(ids)) {
      const said = line.takeSaid(id);
      const onlyPosted = said && ids.filter((one) => one === id).length === 1;
      if (onlyPosted && said.message.author.person.id !== me.id) take(messageIn(said));
      else if (!onlyPosted || !has(current.current, id)) {
        unheard.add(id);
        // What it says stands above those that quote it too.
        for (const item of current.current.items) if (item.quoted?.id === id) unheard.add(item.id);
      }
    }
    if (unheard.size > many) return renew();
    for (const id of unheard) await fetchOne(id);
  }, [networkId, me.id, renew, take, fetchOne]);

  useEffect(() => {
    left.current = false;
    change(emptyStretch);
    setReady(false);
    void latest();
    return () => {
      left.current = true;
    };
  }, [latest, change]);

  useNews([networkId], (news) => {
    waiting.current.push(news);
    void inTurn(digest);
    if (news === 'behind' || news.id === networkId || news.topic === 'SEAT' || news.topic === 'CHALLENGE') onHeadNews();
  });

  return { stretch, ready, trouble, below: below.size, latest, older, newer, around, take };
}

const has = ({ items }: Stretch, id: string) => items.some((item) => item.id === id);
