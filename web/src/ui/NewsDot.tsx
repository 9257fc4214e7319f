import './NewsDot.css';

/** That something is new, quietly: a dot, and for screen readers in words. */
export function NewsDot({ children }: { children: string }) {
  return (
    <span className="news-dot">
      <span className="visually-hidden">{children}</span>
    </span>
  );
}
