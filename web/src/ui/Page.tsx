import type { ReactNode } from 'react';
import './Page.css';

/** One column, for forms and reading. */
export function NarrowPage({ children }: { children: ReactNode }) {
  return <div className="page page-narrow">{children}</div>;
}

/** A main column and a side column, which comes last on narrow screens. */
export function WidePage({ children, side }: { children: ReactNode; side?: ReactNode }) {
  return (
    <div className="page page-wide">
      <div className="page-main">{children}</div>
      {side ? <aside className="page-side">{side}</aside> : null}
    </div>
  );
}

type CardProps = { children: ReactNode; as?: 'div' | 'section'; id?: string };

/** A card, for content with actions. */
export function Card({ children, as: Element = 'div', id }: CardProps) {
  return (
    <Element className="card" id={id}>
      {children}
    </Element>
  );
}
