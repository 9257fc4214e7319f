import { MagnifyingGlassIcon } from '@navikt/aksel-icons';
import { useEffect } from 'react';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { useTranslate } from '../i18n/messages.js';
import { useRoomHere } from './room-here.js';

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Leads to the search, in the room one is in. The keys `/` and Ctrl+K do so from anywhere. */
export function SearchLink() {
  const t = useTranslate();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const room = useRoomHere(pathname);
  const place = room ? `/rooms/${room}/search` : '/search';
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      const isShortcut =
        event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      const isSlash =
        event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target);
      if (event.defaultPrevented || document.querySelector('dialog[open]') || !(isShortcut || isSlash)) return;
      event.preventDefault();
      void navigate(place);
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, [navigate, place]);
  return (
    <NavLink to={place} className="search-link" aria-keyshortcuts="/ Control+K">
      <MagnifyingGlassIcon aria-hidden />
      <span>{t('app.search')}</span>
    </NavLink>
  );
}
