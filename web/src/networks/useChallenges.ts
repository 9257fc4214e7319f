import { useCallback, useRef, useState } from 'react';
import { apiClient } from '../app/api/api-client.js';
import { useQueryResult } from '../app/api/useQueryResult.js';
import type { ChallengeFilter, ChallengeLineFragment } from '../generated/graphql.js';
import { challengesQuery } from './operations.js';
import { challengesKey, pageSize } from './room-data.js';

const longPage = 100;

type Loaded = { nodes: readonly ChallengeLineFragment[]; hasMore: boolean };

const pageOf = (id: string, filter: ChallengeFilter, first: number, after: string | null) =>
  apiClient.query(challengesQuery, { id, first, after, filter }).toPromise();

/** The challenges of a room, page by page. `refetch` fetches as many as are shown. */
export function useChallenges(networkId: string, filter: ChallengeFilter, pause: boolean) {
  const wanted = useRef(pageSize);
  const [key, setKey] = useState('');
  const thisKey = challengesKey(networkId, filter);
  if (key !== thisKey) {
    wanted.current = pageSize;
    setKey(thisKey);
  }

  const ask = useCallback(async () => {
    let loaded: Loaded = { nodes: [], hasMore: true };
    let after: string | null = null;
    while (loaded.hasMore && loaded.nodes.length < wanted.current) {
      const first = Math.min(wanted.current - loaded.nodes.length, longPage);
      const { data, error } = await pageOf(networkId, filter, first, after);
      if (!data) return { error };
      const { nodes, pageInfo } = data.network.challenges;
      loaded = { nodes: [...loaded.nodes, ...nodes], hasMore: pageInfo.hasNextPage };
      after = pageInfo.endCursor ?? null;
    }
    return { data: loaded };
  }, [networkId, filter]);

  const { data, apiError, refetch } = useQueryResult<Loaded>(thisKey, ask, pause);
  const more = data?.hasMore
    ? () => {
        wanted.current += pageSize;
        void refetch();
      }
    : undefined;
  return { challenges: data?.nodes, apiError, refetch, more };
}
