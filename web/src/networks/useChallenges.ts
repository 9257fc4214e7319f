import { useCallback, useRef, useState } from 'react';
import { graph } from '../app/graph.js';
import { useAnswer } from '../app/useAnswer.js';
import type { ChallengeFilter, ChallengeLineFragment } from '../generated/graphql.js';
import { challengesQuery } from './graph.js';

const pageSize = 20;
const longPage = 100;

type Told = { nodes: readonly ChallengeLineFragment[]; hasMore: boolean };

const pageOf = (id: string, filter: ChallengeFilter, first: number, after: string | null) =>
  graph.query(challengesQuery, { id, first, after, filter }).toPromise();

/** The challenges of a room, page by page. `again` asks for as many as are shown. */
export function useChallenges(networkId: string, filter: ChallengeFilter) {
  const wanted = useRef(pageSize);
  const [key, setKey] = useState('');
  const thisKey = `${networkId} ${filter}`;
  if (key !== thisKey) {
    wanted.current = pageSize;
    setKey(thisKey);
  }

  const ask = useCallback(async () => {
    let told: Told = { nodes: [], hasMore: true };
    let after: string | null = null;
    while (told.hasMore && told.nodes.length < wanted.current) {
      const first = Math.min(wanted.current - told.nodes.length, longPage);
      const { data, error } = await pageOf(networkId, filter, first, after);
      if (!data) return { error };
      const { nodes, pageInfo } = data.network.challenges;
      told = { nodes: [...told.nodes, ...nodes], hasMore: pageInfo.hasNextPage };
      after = pageInfo.endCursor ?? null;
    }
    return { data: told };
  }, [networkId, filter]);

  const { data, trouble, again } = useAnswer<Told>(`Challenges ${thisKey}`, ask);
  const more = data?.hasMore
    ? () => {
        wanted.current += pageSize;
        void again();
      }
    : undefined;
  return { challenges: data?.nodes, trouble, again, more };
}
