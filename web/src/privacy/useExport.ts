import { useEffect } from 'react';
import { useQuery } from '../app/api/useQuery.js';
import { exportsQuery } from './operations.js';

/** In milliseconds. */
const pollInterval = 2_000;

/** The requested export, of a room or of one's own data. Polled while it is being made. */
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
