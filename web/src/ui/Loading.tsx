import { useEffect, useState } from 'react';
import { useWords } from '../app/words.js';
import './Loading.css';

/** Stays silent for a moment, so that a quick answer does not make the page flicker. */
export function Loading({ alone = false }: { alone?: boolean }) {
  const t = useWords();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 400);
    return () => clearTimeout(timer);
  }, []);
  const line = (
    <p className="loading" role="status">
      {slow ? t('ui.loading') : ''}
    </p>
  );
  return alone ? <main>{line}</main> : line;
}
