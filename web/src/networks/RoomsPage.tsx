import { Link } from 'react-router';
import { useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useReadElsewhere } from '../app/realtime/useReadElsewhere.js';
import { useRoomClosed } from '../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../app/realtime/useRoomEvents.js';
import { useMe } from '../app/session.js';
import type { RoomsQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { StatusTag } from '../ui/StatusTag.js';
import { PendingMembershipList } from './charter/PendingMembershipList.js';
import { EmptyRoomList } from './FrontPage.js';
import { NetworkKind } from './lifecycle/NetworkKind.js';
import { OverviewLink } from './OverviewLink.js';
import { roomsQuery } from './operations.js';

export default function RoomsPage() {
  const t = useTranslate();
  const { isAdministrator } = useMe();
  const { data, apiError, refetch } = useQuery(roomsQuery, {});
  useRoomEvents(data?.myNetworks ?? [], () => void refetch());
  useRoomClosed(() => void refetch());
  useReadElsewhere(() => void refetch());
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  return (
    <NarrowPage>
      <PageTitle>{t('app.rooms')}</PageTitle>
      {data.myNetworks.length + data.pendingMemberships.length === 0 ? <EmptyRoomList /> : null}
      <ul className="plain-list divided-list">
        <PendingMembershipList pending={data.pendingMemberships} />
        {data.myNetworks.map(({ id, name, purpose, readers, newToMe, waiting, ...kind }) => (
          <li key={id}>
            <RoomTags newToMe={newToMe} waiting={waiting} />
            <h2>
              <Link to={`/rooms/${id}`}>{name}</Link>
            </h2>
            <NetworkKind {...kind} />
            <p>{purpose}</p>
            <p className="small quiet">{t('networks.readBy', readers)}</p>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/networks">{t('admission.find.title')}</Link>
      </p>
      <p>
        <OverviewLink />
      </p>
      {isAdministrator ? null : (
        <p>
          <Link to="/networks/new">{t('lifecycle.new.title')}</Link>
        </p>
      )}
    </NarrowPage>
  );
}

/** What waits for the reader in one room; the same as «Ventar på meg» and the room's tabs know. */
function RoomTags({ newToMe, waiting }: Pick<RoomsQuery['myNetworks'][number], 'newToMe' | 'waiting'>) {
  const t = useTranslate();
  const { consultations, decisions, mentions, messages } = waiting;
  const tags = [
    consultations > 0 && t('networks.here.consultations', { count: consultations }),
    decisions > 0 && t('networks.here.decisions', { count: decisions }),
    mentions > 0 && t('networks.waiting.MENTIONED', { count: mentions }),
    newToMe > 0 && t('networks.newHere', { count: newToMe }),
  ].filter((tag) => tag !== false);
  if (tags.length === 0 && messages === 0) return null;
  return (
    <p className="status-tags">
      {tags.map((tag) => (
        <StatusTag key={tag} tone="multe">
          {tag}
        </StatusTag>
      ))}
      {messages > 0 && mentions === 0 ? <StatusTag>{t('networks.here.messages')}</StatusTag> : null}
    </p>
  );
}
