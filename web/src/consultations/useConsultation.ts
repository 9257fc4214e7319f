import { useCallback, useEffect, useRef } from 'react';
import { apiClient } from '../app/api/api-client.js';
import { isRefusal } from '../app/api/api-error.js';
import { useQueryResult } from '../app/api/useQueryResult.js';
import { useRoomClosed } from '../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../app/realtime/useRoomEvents.js';
import { type Consultation, resolveSeats } from './consultation.js';
import { consultationPostsQuery, consultationQuery } from './queries.js';

/** A little more than the grace period in which posts under way still arrive. */
const afterEnd = 10_500;
const longestTimer = 2 ** 31 - 1;

/** In one request while there is little: everybody in the room fetches this at every post. */
async function fetchConsultation(id: string) {
  const { data, error } = await apiClient.query(consultationQuery, { id }).toPromise();
  if (!data) return { error };
  let page = data.consultation.posts;
  const pages = [page];
  while (page.pageInfo.hasNextPage) {
    const more = await apiClient.query(consultationPostsQuery, { id, after: page.pageInfo.endCursor }).toPromise();
    if (!more.data) return { error: more.error };
    page = more.data.consultation.posts;
    pages.push(page);
  }
  return { data: resolveSeats(data.consultation, pages) };
}

/** One consultation in its current state: fetched again at news of it, and when its phase should be over. */
export function useConsultation(id: string) {
  const { data, apiError, refetch: ask } = useQueryResult(`Consultation ${id}`, () => fetchConsultation(id));
  const refetch = useCallback(() => void ask(), [ask]);
  const consultation: Consultation | undefined = data?.consultation;
  const shown = useRef<string>(undefined);
  if (consultation) shown.current = consultation.id;
  // The reader was shown it a moment ago and no longer gets it: its owner has withdrawn it.
  const withdrawn = isRefusal(apiError, 'NOT_FOUND') && shown.current === id;

  useRoomEvents(consultation ? [consultation.challenge.network] : [], (event) => {
    if (event === 'outOfDate' || event.id === id || event.topic === 'CHALLENGE' || event.topic === 'SEAT') refetch();
  });
  useRoomClosed((networkId) => {
    if (networkId === consultation?.networkId) shown.current = undefined;
    refetch();
  });

  const due =
    consultation?.stage === 'RUNNING'
      ? consultation.phaseEndsAt
      : consultation?.stage === 'SCHEDULED'
        ? consultation.startsAt
        : null;
  const serverTime = consultation?.serverTime;
  useEffect(() => {
    if (!due || !serverTime) return;
    const wait = Math.max(5_000, Date.parse(due) - Date.parse(serverTime) + afterEnd);
    if (wait > longestTimer) return;
    const timer = setTimeout(refetch, wait);
    return () => clearTimeout(timer);
  }, [due, serverTime, refetch]);

  return { consultation, posts: data?.posts ?? [], apiError, withdrawn, refetch };
}
