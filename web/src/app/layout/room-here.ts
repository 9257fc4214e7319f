import { useEffect, useSyncExternalStore } from 'react';

/** The room that the page belongs to, where its address does not name it. */
let here: string | undefined;
const listeners = new Set<() => void>();

function set(networkId: string | undefined): void {
  here = networkId;
  for (const listener of listeners) listener();
}

/** Tells the layout which room this page belongs to, for as long as it is shown. */
export function useBelongsTo(networkId: string | undefined): void {
  useEffect(() => {
    set(networkId);
    return () => set(undefined);
  }, [networkId]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** @returns the room one is in */
export function useRoomHere(pathname: string): string | undefined {
  const told = useSyncExternalStore(subscribe, () => here);
  return /^\/rooms\/([0-9a-f-]{36})(?:\/|$)/.exec(pathname)?.[1] ?? told;
}
