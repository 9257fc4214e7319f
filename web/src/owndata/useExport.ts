import { useEffect } from 'react';
import { useGraph } from '../app/useGraph.js';
import { exportsQuery } from './graph.js';

/** In milliseconds. */
const often = 2_000;

/** The file that has been asked for: of a room, or of what is one's own. While it is being made it is asked for again and again. */
export function useExport(networkId: string | null) {
  const { data, trouble, again } = useGraph(exportsQuery, {});
  const found = data?.dataExports.find((one) => one.networkId === networkId);
  const waiting = found?.state === 'WAITING';
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void again(), often);
    return () => clearInterval(timer);
  }, [waiting, again]);
  return { found, trouble, again };
}
