import { limits } from '@krets/shared/limits';
import { useCallback, useRef } from 'react';
import { apiClient } from '../app/api/api-client.js';
import { useQueryResult } from '../app/api/useQueryResult.js';
import type { LibraryQuery, ResourceLineFragment } from '../generated/graphql.js';
import { libraryQuery } from './operations.js';

export type LibraryPageData = {
  network: Omit<LibraryQuery['network'], 'resources'>;
  nodes: readonly ResourceLineFragment[];
};
type Loaded = LibraryPageData & { hasMore: boolean };

const pageOf = (id: string, tag: string | null, after: string | null) =>
  apiClient.query(libraryQuery, { id, first: limits.page, after, tag }).toPromise();

/** The library page by page. `refetch` fetches as many pages as are shown. */
export function useLibrary(networkId: string, tag: string | null) {
  const pages = useRef(1);
  const ask = useCallback(async () => {
    let loaded: Loaded | undefined;
    let after: string | null = null;
    for (let page = 0; page < pages.current && (loaded?.hasMore ?? true); page++) {
      const { data, error } = await pageOf(networkId, tag, after);
      if (!data) return { error };
      const { resources, ...network } = data.network;
      loaded = {
        network,
        nodes: [...(loaded?.nodes ?? []), ...resources.nodes],
        hasMore: resources.pageInfo.hasNextPage,
      };
      after = resources.pageInfo.endCursor ?? null;
    }
    return { data: loaded };
  }, [networkId, tag]);
  const { data, apiError, refetch } = useQueryResult<Loaded>(`Library ${networkId} ${tag}`, ask);
  const more = data?.hasMore
    ? () => {
        pages.current += 1;
        void refetch();
      }
    : undefined;
  return { data, apiError, refetch, more };
}
