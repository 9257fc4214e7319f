import { useEffect, useState } from 'react';
import { useTranslate } from '../app/i18n/messages.js';
import './Loading.css';

/** Shows nothing for a moment, so that a quick answer does not make the page flicker. */
export function Loading({ fullPage = false }: { fullPage?: boolean }) {
  const t = useTranslate();
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
  return fullPage ? <main>{line}</main> : line;
}
