import { Suspense } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { ProofDialog } from '../../identity/ProofDialog.js';
import { NoticesLink } from '../../notices/NoticesLink.js';
import { DotRing } from '../../ui/DotRing.js';
import { Initials } from '../../ui/Initials.js';
import { Loading } from '../../ui/Loading.js';
import { mainId, SkipLink } from '../../ui/SkipLink.js';
import { useLanguage, useTranslate } from '../i18n/messages.js';
import { lazyPage } from '../lazy-page.js';
import { ConnectionNotice } from '../realtime/ConnectionNotice.js';
import { useConnectionWhile } from '../realtime/useConnection.js';
import { type Me, useSession } from '../session.js';
import { RefusedPosts } from '../unsent/RefusedPosts.js';
import { usePendingPosts } from '../unsent/usePendingPosts.js';
import { useSendUnsent } from '../unsent/useSendUnsent.js';
import { Footer } from './Footer.js';
import { OutdatedBar } from './OutdatedBar.js';
import { SearchLink } from './SearchLink.js';
import './Layout.css';

/** Few ever see it. */
const ReturnedMailBar = lazyPage(() => import('../../notices/ReturnedMailBar.js'));

/** The layout around every page. */
export function Layout() {
  const { me, demo } = useSession();
  useConnectionWhile(me !== null);
  useSendUnsent(me?.id);
  const pending = usePendingPosts(me?.id);
  return (
    <>
      <SkipLink />
      <header className="site-header">
        <div className="site-header-row">
          <Link to="/" className="logo">
            <DotRing accent={0} />
            <span className="logo-word">Krets</span>
          </Link>
          {me?.profileComplete ? <Menu me={me} /> : null}
          {me?.profileComplete ? <SearchLink /> : null}
          {me ? <MyProfileLink me={me} /> : null}
        </div>
        {demo ? <DemoNotice /> : null}
      </header>
      <div className="notices">
        <ConnectionNotice waiting={pending.waiting} />
        <RefusedPosts pages={pending.refused} />
        <OutdatedBar />
        <Suspense>{me?.mailStopped ? <ReturnedMailBar /> : null}</Suspense>
      </div>
      <main id={mainId} tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
      <ProofDialog />
      <ScrollRestoration />
    </>
  );
}

function DemoNotice() {
  const t = useTranslate();
  return (
    <p className="demo-notice">
      {t('app.demo')} <span className="demo-notice-more">{t('app.demo.what')}</span> {t('app.demo.write')}
    </p>
  );
}

/** Pages reached from «Romma mine» although their address does not show it. */
const roomPages = /^\/(challenges|consultations|resources|networks|apply)\//;

function Menu({ me }: { me: Me }) {
  const t = useTranslate();
  const { pathname } = useLocation();
  return (
    <nav aria-label={t('app.menu')} className="menu">
      <NavLink to="/" end>
        {t('app.actionItems')}
      </NavLink>
      {roomPages.test(`${pathname}/`) ? (
        <Link to="/rooms" aria-current="true">
          {t('app.rooms')}
        </Link>
      ) : (
        <NavLink to="/rooms">{t('app.rooms')}</NavLink>
      )}
      <NoticesLink me={me} />
      {me.isAdministrator ? <NavLink to="/platform">{t('app.platform')}</NavLink> : null}
    </nav>
  );
}

function MyProfileLink({ me }: { me: Me }) {
  const t = useTranslate();
  const language = useLanguage();
  const { name, roleTitle, organisation } = me.person;
  const seat = [roleTitle, organisation?.name[language]].filter(Boolean).join(', ');
  return (
    <NavLink to="/profile" className="me">
      <span className="me-seat">{seat || t('app.profile')}</span>
      {seat ? <span className="me-short">{t('app.profile')}</span> : null}
      {name ? <Initials name={name} /> : null}
    </NavLink>
  );
}
