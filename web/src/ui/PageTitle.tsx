import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { notePlace } from '../app/recent-places.js';
import { setPageTitle } from './page-title.js';

/** The address whose heading was last shown; undefined until the first page is shown. */
let lastPath: string | undefined;

type Props = {
  children: ReactNode;
  /** The title of the browser's tab, when the heading holds more than text. */
  title?: string;
};

/** The page's only h1. After navigation it takes the focus, so that screen readers announce the page. */
export function PageTitle({ children, title }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, hash } = useLocation();
  useEffect(() => {
    const moved = lastPath !== undefined && lastPath !== pathname;
    lastPath = pathname;
    // A link to one contribution moves the focus there instead.
    if (moved && !hash) heading.current?.focus({ preventScroll: true });
  }, [pathname, hash]);
  const text = title ?? (typeof children === 'string' ? children : undefined);
  useEffect(() => {
    setPageTitle(text);
    if (text) notePlace(pathname, text);
  }, [text, pathname]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
