import { useEffect } from 'react';
import { useQuery } from '../app/api/useQuery.js';
import { exportsQuery } from './operations.js';

/** In milliseconds. */
const pollInterval = 2_000;

/** The file that has been asked for: of a room, or of what is one's own. While it is being made it is asked for again and again. */
export function useExport(networkId: string | null) {
  const { data, apiError, refetch } = useQuery(exportsQuery, {});
  const found = data?.dataExports.find((one) => one.networkId === networkId);
  const waiting = found?.state === 'WAITING';
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void refetch(), pollInterval);
    return () => clearInterval(timer);
  }, [waiting, refetch]);
  return { found, apiError, refetch };
}
