import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useReadElsewhere } from '../app/realtime/useReadElsewhere.js';
import { useRoomClosed } from '../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../app/realtime/useRoomEvents.js';
import { useMe } from '../app/session.js';
import type { FrontPageQuery } from '../generated/graphql.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NewsDot } from '../ui/NewsDot.js';
import { Card, WidePage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ChallengeList } from './ChallengeList.js';
import { NetworkKind } from './lifecycle/NetworkKind.js';
import { OverviewLink } from './OverviewLink.js';
import { frontQuery } from './operations.js';
import { WaitingList } from './WaitingList.js';
import { isQuiet } from './waiting.js';
import './FrontPage.css';

/** What waits for the reader in all their rooms. */
export function FrontPage() {
  const t = useTranslate();
  const { person } = useMe();
  const { data, apiError, refetch } = useQuery(frontQuery, {});
  useRoomEvents(data?.myNetworks ?? [], () => void refetch());
  useRoomClosed(() => void refetch());
  useReadElsewhere(() => void refetch());
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;

  const { waiting, unansweredChallenges: unanswered, myNetworks, pendingMemberships } = data;
  const shown = new Set(waiting.map(({ subjectId }) => subjectId));
  const rest = unanswered.filter((challenge) => !shown.has(challenge.id));
  return (
    <WidePage side={<Side rooms={myNetworks} waiting={waiting} />}>
      <div>
        <PageTitle title={t('app.actionItems')}>
          {t('networks.front.greeting', { name: person.name.split(' ')[0] ?? '' })}
        </PageTitle>
        <p className="quiet">
          {t('networks.front.waiting', { count: waiting.filter((item) => !isQuiet(item)).length })}
        </p>
      </div>
      <WaitingList items={waiting} />
      {myNetworks.length + pendingMemberships.length === 0 ? <EmptyRoomList /> : null}
      {rest.length > 0 ? (
        <section>
          <h2>{t('networks.front.unanswered')}</h2>
          <ChallengeList challenges={rest} />
        </section>
      ) : null}
    </WidePage>
  );
}

export function EmptyRoomList() {
  const t = useTranslate();
  const { isAdministrator } = useMe();
  return (
    <EmptyState title={t('networks.none.title')}>
      <p>{isAdministrator ? t('networks.none.administrator') : t('networks.none.text')}</p>
      {isAdministrator ? null : (
        <div className="buttons">
          <Button asChild>
            <Link to="/networks">{t('admission.find.title')}</Link>
          </Button>
          <Button asChild variant="secondary">
            <Link to="/networks/new">{t('lifecycle.new.title')}</Link>
          </Button>
        </div>
      )}
      <p>
        <OverviewLink />
      </p>
    </EmptyState>
  );
}

function Side({ rooms, waiting }: { rooms: FrontPageQuery['myNetworks']; waiting: FrontPageQuery['waiting'] }) {
  const t = useTranslate();
  const talked = new Set(
    waiting.filter(({ reason }) => reason === 'CHAT' || reason === 'MENTIONED').map(({ networkId }) => networkId),
  );
  const newIn = (id: string, newToMe: number) => [
    ...(newToMe > 0 || !talked.has(id) ? [t('networks.newHere', { count: newToMe })] : []),
    ...(talked.has(id) ? [t('networks.here.messages')] : []),
  ];
  return (
    <>
      {rooms.length > 0 ? (
        <Card as="section">
          <h2 className="side-title">{t('app.rooms')}</h2>
          <ul className="plain-list room-list">
            {rooms.map(({ id, name, readers, newToMe, ...kind }) => (
              <li key={id}>
                <Link to={`/rooms/${id}`}>
                  {name}
                  {newToMe > 0 || talked.has(id) ? <NewsDot>{t('networks.tab.new')}</NewsDot> : null}
                </Link>
                <NetworkKind {...kind} />
                <p className="small quiet">
                  {[t('networks.seats', { count: readers.people }), ...newIn(id, newToMe)].join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <p className="small quiet">{t('networks.front.absent')}</p>
    </>
  );
}
