import { BellIcon } from '@navikt/aksel-icons';
import { useEffect } from 'react';
import { NavLink } from 'react-router';
import { useTranslate } from '../app/i18n/messages.js';
import type { Me } from '../app/session.js';
import { setTitleCount } from '../ui/page-title.js';
import { useUnreadNotices } from './useUnreadNotices.js';
import './NoticesLink.css';

/** In the menu, and before the name of the page: how many notices are new. */
export function NoticesLink({ me }: { me: Me }) {
  const t = useTranslate();
  const { length: count } = useUnreadNotices(me);
  useEffect(() => {
    setTitleCount(count);
    // Who has signed out has no menu.
    return () => setTitleCount(0);
  }, [count]);
  return (
    <NavLink to="/notices" className="notices-link">
      <BellIcon aria-hidden className="notices-icon" />
      <span className="notices-word">{t('notices.title')}</span>
      {count > 0 ? (
        <span className="tab-count" data-color="multe">
          <span aria-hidden>{count}</span>
          <span className="visually-hidden">{t('notices.count', { count })}</span>
        </span>
      ) : null}
    </NavLink>
  );
}
