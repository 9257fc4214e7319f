import type { ReactNode } from 'react';
import './Page.css';

/** One column, for forms and reading. */
export function NarrowPage({ children }: { children: ReactNode }) {
  return <div className="page page-narrow">{children}</div>;
}

/** A column for what the page is about and one at the side, which comes last on narrow screens. */
export function WidePage({ children, side }: { children: ReactNode; side?: ReactNode }) {
  return (
    <div className="page page-wide">
      <div className="page-main">{children}</div>
      {side ? <aside className="page-side">{side}</aside> : null}
    </div>
  );
}

/** White paper on the table: for what one acts on. */
export function Card({ children, as: Element = 'div' }: { children: ReactNode; as?: 'div' | 'section' }) {
  return <Element className="card">{children}</Element>;
}
