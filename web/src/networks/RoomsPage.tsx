import { Link } from 'react-router';
import { useMe } from '../app/session.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { WaitingRooms } from '../charter/WaitingRooms.js';
import { NetworkKind } from '../founding/NetworkKind.js';
import { useLeft, useNews } from '../live/useNews.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { Mark } from '../ui/Mark.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { NoRooms } from './FrontPage.js';
import { roomsQuery } from './graph.js';

export default function RoomsPage() {
  const t = useWords();
  const { isAdministrator } = useMe();
  const { data, trouble, again } = useGraph(roomsQuery, {});
  useNews(data?.myNetworks.map((network) => network.id) ?? [], () => void again());
  useLeft(() => void again());
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  return (
    <NarrowPage>
      <PageTitle>{t('app.rooms')}</PageTitle>
      {data.myNetworks.length + data.pendingMemberships.length === 0 ? <NoRooms /> : null}
      <ul className="plain-list lines">
        <WaitingRooms doorsteps={data.pendingMemberships} />
        {data.myNetworks.map(({ id, name, purpose, readers, newToMe, ...kind }) => (
          <li key={id}>
            {newToMe > 0 ? (
              <p className="marks">
                <Mark tone="multe">{t('networks.newHere', { count: newToMe })}</Mark>
              </p>
            ) : null}
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
      {isAdministrator ? null : (
        <p>
          <Link to="/networks/new">{t('founding.new.title')}</Link>
        </p>
      )}
    </NarrowPage>
  );
}
