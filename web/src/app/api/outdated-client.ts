import { useSyncExternalStore } from 'react';

let outdated = false;
const listeners = new Set<() => void>();

/** Marks this page as loaded from a version of Krets that the server no longer serves. */
export function markOutdated(): void {
  outdated = true;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useOutdated = (): boolean => useSyncExternalStore(listen, () => outdated);
