import type { KeyboardEvent } from 'react';

/** The keys of a form one writes in: Ctrl+Enter or Cmd+Enter sends it, Escape closes it. */
export const formKeys = (onEscape?: () => void) => (event: KeyboardEvent<HTMLFormElement>) => {
  // Enter and Escape also belong to an input method, and to an open list of names.
  if (event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    // As a press on the button: nothing happens while it is disabled.
    event.currentTarget.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  } else if (event.key === 'Escape' && onEscape) {
    event.preventDefault();
    onEscape();
  }
};
