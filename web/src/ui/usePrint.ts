import { useCallback, useEffect } from 'react';

/**
 * Prints a page that has to fetch more first. Ctrl+P does so too: the browser itself would not wait. @returns what the
 * button to print calls
 */
export function usePrint(prepare: () => Promise<void>): () => void {
  const print = useCallback(() => {
    // What was fetched is drawn in the next frame.
    void prepare().then(() => requestAnimationFrame(() => requestAnimationFrame(() => window.print())));
  }, [prepare]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      print();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [print]);
  return print;
}
