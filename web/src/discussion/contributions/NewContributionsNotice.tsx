import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import { type Contribution, lastSeq } from './thread.js';
import './NewContributionsNotice.css';

type Props = { items: readonly Contribution[]; me: string; goTo: (id: string) => void };

/** Tells of others' posts since the page was opened that have not been in view; the page does not scroll. */
export function NewContributionsNotice({ items, me, goTo }: Props) {
  const t = useTranslate();
  const opened = useRef<number>(undefined);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  if (opened.current === undefined && items.length > 0) {
    opened.current = lastSeq({ items, end: undefined, cursor: null, complete: true });
  }
  const since = opened.current ?? Number.POSITIVE_INFINITY;
  const arrived = items.filter((item) => item.seq > since && item.author.person.id !== me && !seen.has(item.id));
  const key = arrived.map((item) => item.id).join(' ');

  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      const inView = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target.id.slice(2));
      if (inView.length > 0) setSeen((before) => new Set([...before, ...inView]));
    });
    for (const id of key.split(' ')) {
      const element = document.getElementById(`c-${id}`);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [key]);

  const first = arrived[0];
  return (
    <div className="new-contributions" role="status">
      {first ? (
        <Button variant="secondary" data-size="sm" onClick={() => goTo(first.id)}>
          {t('contributions.arrived', { count: arrived.length })}
        </Button>
      ) : null}
    </div>
  );
}
