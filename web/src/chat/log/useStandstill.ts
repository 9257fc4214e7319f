import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

type Anchor = { id: string; top: number } | 'end';
const nearEnd = 48;

/**
 * Keeps what the reader looks at where it is, whatever comes above or below it; a reader at the end follows. Things to
 * hold on to carry `data-anchor`. The browser's own anchoring is to be off: two would move the page twice.
 */
export function useStandstill(box: RefObject<HTMLElement | null>, atEnd: { current: boolean }) {
  const anchor = useRef<Anchor>('end');
  const [end, setEnd] = useState(true);
  /** Where the box stood when last looked at: elsewhere, it was the reader who moved it. */
  const known = useRef(0);

  const note = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const isEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    anchor.current = isEnd ? 'end' : (firstInView(element) ?? anchor.current);
    known.current = element.scrollTop;
    atEnd.current = isEnd;
    setEnd(isEnd);
  }, [box, atEnd]);

  const hold = useCallback(() => {
    const element = box.current;
    if (!element) return;
    // The event that tells of the reader's own move comes a frame later, and a message may come before it.
    const moved = element.scrollTop - known.current;
    if (anchor.current === 'end') {
      if (moved === 0) element.scrollTop = element.scrollHeight;
      else note();
    } else {
      const { id, top } = anchor.current;
      const held = element.querySelector(`[data-anchor="${id}"]`);
      if (held) element.scrollTop += topIn(element, held) - (top - moved);
      anchor.current = { id, top: top - moved };
    }
    known.current = element.scrollTop;
  }, [box, note]);

  useLayoutEffect(hold);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(hold);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [box, hold]);

  const toEnd = useCallback(() => {
    anchor.current = 'end';
    atEnd.current = true;
    known.current = box.current?.scrollTop ?? 0;
    hold();
  }, [box, hold, atEnd]);

  /** Puts something at the top third, and stays there. @returns false when it is not there */
  const stand = useCallback(
    (id: string): boolean => {
      const element = box.current;
      const there = element?.querySelector(`[data-anchor="${id}"]`);
      if (!element || !there) return false;
      anchor.current = { id, top: element.clientHeight / 3 };
      known.current = element.scrollTop;
      hold();
      note();
      return true;
    },
    [box, hold, note],
  );

  return { end, note, toEnd, stand };
}

const topIn = (box: Element, element: Element) => element.getBoundingClientRect().top - box.getBoundingClientRect().top;

/** The first that begins in view; a head above it may go when more is loaded. */
function firstInView(box: Element): Anchor | undefined {
  let covering: Anchor | undefined;
  for (const element of box.querySelectorAll<HTMLElement>('[data-anchor]')) {
    const found = { id: element.dataset.anchor ?? '', top: topIn(box, element) };
    if (found.top >= 0) return found.top < box.clientHeight ? found : covering;
    covering = found;
  }
  return covering;
}
