import type { ReactNode } from 'react';
import './StatusTag.css';

type Props = {
  children: ReactNode /** `multe` only for what waits for the reader. */;
  tone?: 'neutral' | 'accent' | 'multe';
};

/** A few words on a tint: a state, never only a colour. */
export function StatusTag({ children, tone = 'neutral' }: Props) {
  return (
    <span className="status-tag" data-color={tone}>
      {children}
    </span>
  );
}
