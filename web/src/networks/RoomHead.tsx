import { NavLink, useLocation } from 'react-router';
import { useWords } from '../app/words.js';
import { EmergencyAccessNote } from '../facilitation/EmergencyAccessNote.js';
import { NetworkKind } from '../founding/NetworkKind.js';
import { StageNote } from '../founding/StageNote.js';
import type { ReadersPartsFragment, RoomHeadFragment } from '../generated/graphql.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import './RoomHead.css';

type Props = { room: RoomHeadFragment & { readers: Pick<Partial<ReadersPartsFragment>, 'seats'> } };

/** The top of a room: whose it is, who can read it, and on its two presenting pages what it is for. */
export function RoomHead({ room }: Props) {
  const t = useWords();
  const { pathname } = useLocation();
  const presents = [`/rooms/${room.id}`, `/rooms/${room.id}/about`].includes(pathname);
  return (
    <div className="room-head">
      <div className="room-head-row">
        <PageTitle>{room.name}</PageTitle>
        <NetworkKind {...room} />
        {presents ? <p className="quiet">{room.purpose}</p> : null}
        {presents || room.stage !== 'ACTIVE' ? <StageNote networkId={room.id} stage={room.stage} /> : null}
        {room.emergencyAccess.map((access) => (
          <EmergencyAccessNote key={access.id} access={access} />
        ))}
        <ReadersLine {...room.readers} networkName={room.name} />
        <nav aria-label={room.name} className="tabs">
          <NavLink to={`/rooms/${room.id}`} end>
            {t('networks.tab.challenges')}
          </NavLink>
          <NavLink to={`/rooms/${room.id}/chat`}>{t('networks.tab.chat')}</NavLink>
          <NavLink to={`/rooms/${room.id}/resources`}>{t('networks.tab.resources')}</NavLink>
          <NavLink to={`/rooms/${room.id}/about`}>{t('networks.tab.about')}</NavLink>
        </nav>
      </div>
    </div>
  );
}
