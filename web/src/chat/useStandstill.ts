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

  const note = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const isEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
    anchor.current = isEnd ? 'end' : (firstInView(element) ?? anchor.current);
    atEnd.current = isEnd;
    setEnd(isEnd);
  }, [box, atEnd]);

  const hold = useCallback(() => {
    const element = box.current;
    if (!element) return;
    if (anchor.current === 'end') element.scrollTop = element.scrollHeight;
    else {
      const held = element.querySelector(`[data-anchor="${anchor.current.id}"]`);
      if (held) element.scrollTop += topIn(element, held) - anchor.current.top;
    }
  }, [box]);

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
    hold();
  }, [hold, atEnd]);

  /** Puts something at the top third, and stays there. @returns false when it is not there */
  const stand = useCallback(
    (id: string): boolean => {
      const element = box.current;
      const there = element?.querySelector(`[data-anchor="${id}"]`);
      if (!element || !there) return false;
      anchor.current = { id, top: element.clientHeight / 3 };
      hold();
      note();
      return true;
    },
    [box, hold, note],
  );

  return { end, note, toEnd, stand };
}

const topIn = (box: Element, element: Element) => element.getBoundingClientRect().top - box.getBoundingClientRect().top;

function firstInView(box: Element): Anchor | undefined {
  for (const element of box.querySelectorAll<HTMLElement>('[data-anchor]')) {
    const top = topIn(box, element);
    if (top + element.offsetHeight > 0) return { id: element.dataset.anchor ?? '', top };
  }
  return undefined;
}
