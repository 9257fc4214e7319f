import type { ReactNode } from 'react';
import './EmptyState.css';

/** An empty list, with what it is for; `children` may hold a link or button. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="serif">{title}</p>
      {children}
    </div>
  );
}
