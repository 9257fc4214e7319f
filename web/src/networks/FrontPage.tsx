import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useRoomEvents, useSeatEnded } from '../app/realtime/useRoomEvents.js';
import { useMe } from '../app/session.js';
import type { FrontPageQuery } from '../generated/graphql.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { Card, WidePage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { StatusTag } from '../ui/StatusTag.js';
import { ChallengeList, Facts } from './ChallengeList.js';
import { PendingMembershipList } from './charter/PendingMembershipList.js';
import { NetworkKind } from './lifecycle/NetworkKind.js';
import { frontQuery } from './operations.js';
import './FrontPage.css';

type ActionItemData = FrontPageQuery['actionItems'][number];

/** The actions that wait for the reader: at most three, each with one button. */
export function FrontPage() {
  const t = useTranslate();
  const { person } = useMe();
  const { data, apiError, refetch } = useQuery(frontQuery, {});
  useRoomEvents(data?.myNetworks ?? [], () => void refetch());
  useSeatEnded(() => void refetch());
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;

  const { actionItems: waiting, unansweredChallenges: unanswered, myNetworks, pendingMemberships: pending } = data;
  // A leave is the person's own choice and waits for nothing.
  const closed = pending.filter(({ seatState }) => seatState !== 'ON_LEAVE');
  const shown = new Set(waiting.map(({ challenge }) => challenge.id));
  const rest = unanswered.filter((challenge) => !shown.has(challenge.id));
  return (
    <WidePage side={<Side rooms={myNetworks} />}>
      <div>
        <PageTitle title={t('app.actionItems')}>
          {t('networks.front.greeting', { name: person.name.split(' ')[0] ?? '' })}
        </PageTitle>
        <p className="quiet">{t('networks.front.waiting', { count: waiting.length + closed.length })}</p>
      </div>
      {waiting.length + closed.length > 0 ? (
        <Card as="section">
          <ul className="plain-list divided-list">
            <PendingMembershipList pending={closed} />
            {waiting.map((one, place) => (
              <ActionItem key={one.challenge.id} item={one} first={place === 0 && closed.length === 0} />
            ))}
          </ul>
        </Card>
      ) : null}
      {myNetworks.length + pending.length === 0 ? <EmptyRoomList /> : null}
      {rest.length > 0 ? (
        <section>
          <h2>{t('networks.front.unanswered')}</h2>
          <ChallengeList challenges={rest} />
        </section>
      ) : null}
    </WidePage>
  );
}

function ActionItem({ item: { reason, count, challenge }, first }: { item: ActionItemData; first: boolean }) {
  const t = useTranslate();
  return (
    <li className="action-item">
      <div>
        <p className="status-tags">
          <StatusTag tone="multe">{t(`networks.actionItem.${reason}`, { count })}</StatusTag>
        </p>
        <h2>{challenge.title}</h2>
        <Facts challenge={challenge} room={challenge.network.name} />
      </div>
      <Button asChild variant={first ? 'primary' : 'secondary'}>
        <Link
          to={`/challenges/${challenge.id}`}
          aria-label={`${t(`networks.actionItem.link.${reason}`)}: ${challenge.title}`}
        >
          {t(`networks.actionItem.link.${reason}`)}
        </Link>
      </Button>
    </li>
  );
}

export function EmptyRoomList() {
  const t = useTranslate();
  const { isAdministrator } = useMe();
  return (
    <EmptyState title={t('networks.none.title')}>
      <p>{isAdministrator ? t('networks.none.administrator') : t('networks.none.text')}</p>
    </EmptyState>
  );
}

function Side({ rooms }: { rooms: FrontPageQuery['myNetworks'] }) {
  const t = useTranslate();
  return (
    <>
      {rooms.length > 0 ? (
        <Card as="section">
          <h2 className="side-title">{t('app.rooms')}</h2>
          <ul className="plain-list room-list">
            {rooms.map(({ id, name, readers, newToMe, ...kind }) => (
              <li key={id}>
                <Link to={`/rooms/${id}`}>{name}</Link>
                <NetworkKind {...kind} />
                <p className="small quiet">
                  {t('networks.seats', { count: readers.people })} · {t('networks.newHere', { count: newToMe })}
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
