import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** The address whose heading last was shown; undefined until the first page stands. */
let lastPath: string | undefined;

type Props = {
  children: ReactNode /** For the browser's tab, when the heading holds more than text. */;
  title?: string;
};

/** The page's only h1. After a change of page it takes the focus, so that one is told where one is. */
export function PageTitle({ children, title }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, hash } = useLocation();
  useEffect(() => {
    const moved = lastPath !== undefined && lastPath !== pathname;
    lastPath = pathname;
    // A link to one contribution leads the focus there instead.
    if (moved && !hash) heading.current?.focus({ preventScroll: true });
  }, [pathname, hash]);
  const text = title ?? (typeof children === 'string' ? children : undefined);
  useEffect(() => {
    document.title = text ? `${text} – Krets` : 'Krets';
  }, [text]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
