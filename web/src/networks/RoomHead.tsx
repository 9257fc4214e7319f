import { NavLink } from 'react-router';
import { useWords } from '../app/words.js';
import type { RoomLineFragment } from '../generated/graphql.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import './RoomHead.css';

/** The top of a room: what it is for, and who can read it. */
export function RoomHead({ room }: { room: RoomLineFragment }) {
  const t = useWords();
  return (
    <div className="room-head">
      <div className="room-head-row">
        <PageTitle>{room.name}</PageTitle>
        <p className="quiet">{room.purpose}</p>
        <ReadersLine {...room.readers} networkName={room.name} />
        <nav aria-label={room.name} className="tabs">
          <NavLink to={`/rooms/${room.id}`} end>
            {t('networks.tab.challenges')}
          </NavLink>
          <NavLink to={`/rooms/${room.id}/resources`}>{t('networks.tab.resources')}</NavLink>
          <NavLink to={`/rooms/${room.id}/about`}>{t('networks.tab.about')}</NavLink>
        </nav>
      </div>
    </div>
  );
}
