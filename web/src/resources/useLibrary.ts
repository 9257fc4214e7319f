import { limits } from '@krets/shared/limits';
import { useCallback, useRef } from 'react';
import { graph } from '../app/graph.js';
import { useAnswer } from '../app/useAnswer.js';
import type { LibraryQuery, ResourceLineFragment } from '../generated/graphql.js';
import { libraryQuery } from './graph.js';

export type LibraryShown = {
  network: Omit<LibraryQuery['network'], 'resources'>;
  nodes: readonly ResourceLineFragment[];
};
type Told = LibraryShown & { hasMore: boolean };

const pageOf = (id: string, tag: string | null, after: string | null) =>
  graph.query(libraryQuery, { id, first: limits.page, after, tag }).toPromise();

/** The library page by page. `again` asks for as many pages as are shown. */
export function useLibrary(networkId: string, tag: string | null) {
  const pages = useRef(1);
  const ask = useCallback(async () => {
    let told: Told | undefined;
    let after: string | null = null;
    for (let page = 0; page < pages.current && (told?.hasMore ?? true); page++) {
      const { data, error } = await pageOf(networkId, tag, after);
      if (!data) return { error };
      const { resources, ...network } = data.network;
      told = {
        network,
        nodes: [...(told?.nodes ?? []), ...resources.nodes],
        hasMore: resources.pageInfo.hasNextPage,
      };
      after = resources.pageInfo.endCursor ?? null;
    }
    return { data: told };
  }, [networkId, tag]);
  const { data, trouble, again } = useAnswer<Told>(`Library ${networkId} ${tag}`, ask);
  const more = data?.hasMore
    ? () => {
        pages.current += 1;
        void again();
      }
    : undefined;
  return { data, trouble, again, more };
}
