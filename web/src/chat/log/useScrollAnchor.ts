import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

type Anchor = { id: string; top: number } | 'end';
const nearEnd = 48;

/**
 * Holds the scroll position when content above or below changes; a reader at the end follows it. Anchors carry
 * `data-anchor`. The browser's own anchoring must be off: two would move the page twice.
 */
export function useScrollAnchor(box: RefObject<HTMLElement | null>, atEnd: { current: boolean }) {
  const anchor = useRef<Anchor>('end');
  const [end, setEnd] = useState(true);
  /** The scroll position and range when last measured: a different position means that the reader scrolled. */
  const known = useRef({ top: 0, bottom: 0 });

  const record = useCallback(
    (element: HTMLElement, isEnd: boolean) => {
      if (isEnd) anchor.current = 'end';
      known.current = { top: element.scrollTop, bottom: bottomOf(element) };
      atEnd.current = isEnd;
      setEnd(isEnd);
    },
    [atEnd],
  );

  const recordPosition = useCallback(() => {
    const element = box.current;
    if (!element) return;
    anchor.current = firstInView(element) ?? anchor.current;
    record(element, isNear(element, bottomOf(element)));
  }, [box, record]);

  const restore = useCallback(() => {
    const element = box.current;
    if (!element) return;
    // The event of the reader's own scrolling comes a frame later, and a message may come before it.
    const moved = element.scrollTop - known.current.top;
    if (moved !== 0 && isNear(element, known.current.bottom)) anchor.current = 'end';
    else if (moved !== 0 && anchor.current === 'end') return recordPosition();
    if (anchor.current === 'end') {
      element.scrollTop = element.scrollHeight;
      return record(element, true);
    }
    const { id, top } = anchor.current;
    const anchored = element.querySelector(`[data-anchor="${id}"]`);
    if (anchored) element.scrollTop += topIn(element, anchored) - (top - moved);
    anchor.current = { id, top: top - moved };
    // Content below may have gone.
    record(element, anchored ? isNear(element, bottomOf(element)) : atEnd.current);
  }, [box, recordPosition, record, atEnd]);

  useLayoutEffect(restore);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(restore);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [box, restore]);

  const toEnd = useCallback(() => {
    const element = box.current;
    if (!element) return;
    record(element, true);
    restore();
  }, [box, restore, record]);

  /** Scrolls an element to the top third, and holds it there. @returns false when it is not there */
  const scrollTo = useCallback(
    (id: string): boolean => {
      const element = box.current;
      const there = element?.querySelector(`[data-anchor="${id}"]`);
      if (!element || !there) return false;
      record(element, false);
      anchor.current = { id, top: element.clientHeight / 3 };
      restore();
      recordPosition();
      return true;
    },
    [box, restore, recordPosition, record],
  );

  return { end, recordPosition, toEnd, scrollTo };
}

const bottomOf = (box: Element) => box.scrollHeight - box.clientHeight;
const isNear = (box: Element, bottom: number) => bottom - box.scrollTop < nearEnd;
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
