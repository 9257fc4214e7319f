import type { ReactNode } from 'react';
import './EmptyState.css';

/** Nothing here yet, said so that one knows what it is for; `children` may hold a way on. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="serif">{title}</p>
      {children}
    </div>
  );
}
