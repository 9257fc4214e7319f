import { type KeyboardEvent, type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import { mentionMatches, mentionQuery, type Seat } from './mentions.js';

const mostShown = 8;

/** The list of seats after an @: opened by typing, navigated by the arrow keys, chosen from by Enter or Tab, closed by Escape. */
export function useMentions(
  area: RefObject<HTMLTextAreaElement | null>,
  seats: readonly Seat[],
  onChosen: (text: string, seat: Seat) => void,
) {
  const [query, setQuery] = useState<{ from: number; letters: string }>();
  const [at, setAt] = useState(0);
  const found = query ? mentionMatches(query.letters, seats).slice(0, mostShown) : [];
  const open = found.length > 0;

  /** Reads the text before the caret. */
  function update() {
    const element = area.current;
    setQuery(element ? mentionQuery(element.value, element.selectionStart) : undefined);
    setAt(0);
  }

  function choose(seat: Seat) {
    const element = area.current;
    if (!element || !query) return;
    const before = `${element.value.slice(0, query.from)}@${seat.person.name} `;
    // Rendered synchronously: the next key may already be on its way, and belongs after the name.
    flushSync(() => onChosen(before + element.value.slice(element.selectionStart), seat));
    setQuery(undefined);
    element.focus();
    element.setSelectionRange(before.length, before.length);
  }

  /** @returns true when the list has handled the key */
  function handleKey(event: KeyboardEvent): boolean {
    const seat = found[at];
    if (!open || !seat) return false;
    if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % found.length);
    else if (event.key === 'Escape') setQuery(undefined);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(seat);
    else return false;
    event.preventDefault();
    return true;
  }

  return { open, found, at, update, choose, handleKey, close: () => setQuery(undefined) };
}
