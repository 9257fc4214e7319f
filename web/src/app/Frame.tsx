import { Suspense } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { ConnectionLine } from '../live/ConnectionLine.js';
import { useLineWhile } from '../live/useLine.js';
import { ProofDialog } from '../people/ProofDialog.js';
import { Initials } from '../ui/Initials.js';
import { Loading } from '../ui/Loading.js';
import { Ring } from '../ui/Ring.js';
import { mainId, SkipLink } from '../ui/SkipLink.js';
import { Foot } from './Foot.js';
import { RenewedBar } from './RenewedBar.js';
import { type Me, useSession } from './session.js';
import { useLanguage, useWords } from './words.js';
import './Frame.css';

/** What stands around every page. */
export function Frame() {
  const t = useWords();
  const { me, demo } = useSession();
  useLineWhile(me !== null);
  return (
    <>
      <SkipLink />
      <ConnectionLine />
      <RenewedBar />
      <header className="top">
        <div className="top-row">
          <Link to="/" className="logo">
            <Ring turn={0} />
            Krets
          </Link>
          {me?.profileComplete ? <Menu me={me} /> : null}
          {me ? <MyProfileLink me={me} /> : null}
        </div>
        {demo ? <p className="demo-line">{t('app.demo')}</p> : null}
      </header>
      <main id={mainId} tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Foot />
      <ProofDialog />
      <ScrollRestoration />
    </>
  );
}

/** Where one gets to by way of «Romma mine», though the address does not say so. */
const amongRooms = /^\/(challenges|consultations|resources|networks|apply)\//;

function Menu({ me }: { me: Me }) {
  const t = useWords();
  const { pathname } = useLocation();
  return (
    <nav aria-label={t('app.menu')} className="menu">
      <NavLink to="/" end>
        {t('app.waiting')}
      </NavLink>
      {amongRooms.test(`${pathname}/`) ? (
        <Link to="/rooms" aria-current="true">
          {t('app.rooms')}
        </Link>
      ) : (
        <NavLink to="/rooms">{t('app.rooms')}</NavLink>
      )}
      {me.isAdministrator ? <NavLink to="/platform">{t('app.platform')}</NavLink> : null}
    </nav>
  );
}

function MyProfileLink({ me }: { me: Me }) {
  const t = useWords();
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
