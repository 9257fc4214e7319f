import { Link, useLocation } from 'react-router';
import { useTranslate } from '../i18n/messages.js';
import './RefusedPosts.css';

/** Tells on every other page that posts were refused, and where their words are. */
export function RefusedPosts({ pages }: { pages: readonly string[] }) {
  const t = useTranslate();
  const { pathname } = useLocation();
  const elsewhere = pages.filter((page) => page !== pathname);
  return (
    <div role="status" className="refused-posts">
      {elsewhere.length > 0 ? (
        <p>
          {t('realtime.refused', { count: elsewhere.length })}{' '}
          {elsewhere.map((page, at) => (
            <Link key={page} to={page}>
              {elsewhere.length > 1 ? t('realtime.toRefused.one', { number: at + 1 }) : t('realtime.toRefused')}
            </Link>
          ))}
        </p>
      ) : null}
    </div>
  );
}
