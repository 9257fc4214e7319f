import { Button } from '@digdir/designsystemet-react';
import { PadlockLockedIcon } from '@navikt/aksel-icons';
import { useEffect, useId, useRef, useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { ReadersPartsFragment, RoomHeaderFragment } from '../generated/graphql.js';
import { NewsDot } from '../ui/NewsDot.js';
import { PageTitle } from '../ui/PageTitle.js';
import { EmergencyAccessNote } from './facilitation/EmergencyAccessNote.js';
import { NetworkKind } from './lifecycle/NetworkKind.js';
import { StageNote } from './lifecycle/StageNote.js';
import { ReadersNote } from './ReadersNote.js';
import './RoomHeader.css';

/** Titles of an agenda, so that the head stays short. */
const shownOfAgenda = 3;

type Next = NonNullable<RoomHeaderFragment['nextMeeting']> & {
  run?: unknown;
  agenda?: { items: readonly { title: string; hasTime?: boolean | null; forLater: boolean }[] };
};

type Props = {
  room: Omit<RoomHeaderFragment, 'nextMeeting'> & {
    nextMeeting?: Next | null;
    readers: Pick<Partial<ReadersPartsFragment>, 'seats'>;
  };
  /** What the browser's tab calls this page of the room; the room itself has none. */
  page?: string;
};

/** The top of a room: whose it is, who can read it, and on two pages its purpose. */
export function RoomHeader({ room, page }: Props) {
  const t = useTranslate();
  const { pathname } = useLocation();
  const moreId = useId();
  /** On a phone, where only a line is shown until the reader asks for the rest. */
  const [open, setOpen] = useState(false);
  const tabs = useRef<HTMLElement>(null);
  // On a phone the tabs scroll sideways. `scrollIntoView` would move the page too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current tab changes with the path
  useEffect(() => {
    const current = tabs.current?.querySelector<HTMLElement>('[aria-current]');
    if (tabs.current && current)
      tabs.current.scrollLeft = current.offsetLeft - (tabs.current.clientWidth - current.offsetWidth) / 2;
  }, [pathname]);
  const { waiting } = room;
  const presents = [`/rooms/${room.id}`, `/rooms/${room.id}/about`].includes(pathname);
  return (
    <div className="room-header">
      <div className="room-header-row">
        <div className="room-header-line">
          <PageTitle title={page ? `${page}: ${room.name}` : room.name}>{room.name}</PageTitle>
          <Button
            variant="tertiary"
            data-size="sm"
            className="room-header-toggle"
            aria-expanded={open}
            aria-controls={moreId}
            onClick={() => setOpen(!open)}
          >
            <PadlockLockedIcon aria-hidden />
            {t('networks.readers.short', { people: room.readers.people })}
          </Button>
        </div>
        <div id={moreId} className="room-header-more" data-open={open}>
          <NetworkKind {...room} />
          {presents ? <p className="quiet">{room.purpose}</p> : null}
          {presents && room.stage === 'ACTIVE' && !room.nextMeeting ? (
            <StageNote networkId={room.id} stage={room.stage} nextDates={room.nextDates} />
          ) : null}
          {room.nextMeeting ? <NextMeeting meeting={room.nextMeeting} /> : null}
          <ReadersNote {...room.readers} networkName={room.name} />
        </div>
        {room.stage === 'ACTIVE' ? null : (
          <StageNote networkId={room.id} stage={room.stage} nextDates={room.nextDates} />
        )}
        {room.emergencyAccess.map((access) => (
          <EmergencyAccessNote key={access.id} access={access} />
        ))}
        <nav aria-label={room.name} className="tabs" ref={tabs}>
          <NavLink to={`/rooms/${room.id}`} end>
            {t('networks.tab.challenges')}
            <TabCount count={waiting.consultations} />
          </NavLink>
          <NavLink to={`/rooms/${room.id}/chat`}>
            {t('networks.tab.chat')}
            {waiting.mentions > 0 ? (
              <TabCount count={waiting.mentions} />
            ) : waiting.messages > 0 && pathname !== `/rooms/${room.id}/chat` ? (
              <NewsDot>{t('networks.tab.new')}</NewsDot>
            ) : null}
          </NavLink>
          <NavLink to={`/rooms/${room.id}/meetings`}>
            {t('networks.tab.meetings')}
            <TabCount count={waiting.meetings} />
          </NavLink>
          <NavLink to={`/rooms/${room.id}/resources`}>{t('networks.tab.resources')}</NavLink>
          <NavLink to={`/rooms/${room.id}/about`}>
            {t('networks.tab.about')}
            <TabCount count={waiting.decisions} />
          </NavLink>
        </nav>
      </div>
    </div>
  );
}

/** When it is, and on the first page of the room what is on its agenda. */
function NextMeeting({ meeting: { id, startsAt, place, run, agenda } }: { meeting: Next }) {
  const t = useTranslate();
  const dates = useDates();
  const titles = (agenda?.items ?? [])
    .filter(({ hasTime, forLater }) => hasTime !== false && !forLater)
    .slice(0, shownOfAgenda)
    .map(({ title }) => title);
  return (
    <>
      <p className="small">
        {run ? (
          <Link to={`/meetings/${id}`}>{t('networks.meetingUnderWay')}</Link>
        ) : (
          t('networks.nextMeeting', { when: dates.deadline(startsAt) })
        )}
        {place ? ` · ${place}` : null}
      </p>
      {titles.length > 0 ? (
        <p className="small quiet">{t('networks.onAgenda', { titles: titles.join(' · ') })}</p>
      ) : null}
    </>
  );
}

/** How many things wait for the reader behind a tab. */
function TabCount({ count }: { count: number }) {
  const t = useTranslate();
  if (count === 0) return null;
  return (
    <span className="tab-count" data-color="multe">
      <span aria-hidden>{count}</span>
      <span className="visually-hidden">{t('networks.tab.waiting', { count })}</span>
    </span>
  );
}
