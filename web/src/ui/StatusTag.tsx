import type { ReactNode } from 'react';
import './StatusTag.css';

type Props = {
  children: ReactNode;
  /** `multe` only for what waits for the reader. */
  tone?: 'neutral' | 'accent' | 'multe';
};

/** A short label on a tint: the text states what the colour shows. */
export function StatusTag({ children, tone = 'neutral' }: Props) {
  return (
    <span className="status-tag" data-color={tone}>
      {children}
    </span>
  );
}
