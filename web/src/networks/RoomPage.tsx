import { Button } from '@digdir/designsystemet-react';
import { useCallback, useState } from 'react';
import { Link, useParams } from 'react-router';
import { apiClient } from '../app/api/api-client.js';
import { isRefusal } from '../app/api/api-error.js';
import { useMutation } from '../app/api/useQuery.js';
import { useQueryResult } from '../app/api/useQueryResult.js';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useReadElsewhere } from '../app/realtime/useReadElsewhere.js';
import { useRoomClosed } from '../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../app/realtime/useRoomEvents.js';
import type { ChallengeFilter, RoomQuery } from '../generated/graphql.js';
import { RoomNoticesNote } from '../notices/RoomNoticesNote.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Initials } from '../ui/Initials.js';
import { Loading } from '../ui/Loading.js';
import { Card, WidePage } from '../ui/Page.js';
import { ChallengeList } from './ChallengeList.js';
import { ClosedRoom } from './charter/ClosedRoom.js';
import { WelcomeNote } from './facilitation/WelcomeNote.js';
import { SizeNote } from './lifecycle/SizeNote.js';
import { SeatName } from './membership/SeatName.js';
import { markRoomReadMutation, roomQuery } from './operations.js';
import { RoomHeader } from './RoomHeader.js';
import { openRoom, roomKey } from './room-data.js';
import { useChallenges } from './useChallenges.js';
import './RoomPage.css';

const filters: readonly ChallengeFilter[] = ['ALL', 'NEW_TO_ME', 'UNANSWERED', 'MINE'];

/** The room: its challenges and their owners. */
export default function RoomPage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const [filter, setFilter] = useState<ChallengeFilter>('ALL');
  const { data, apiError, fresh, refetch } = useQueryResult<RoomQuery>(roomKey(networkId), (opening) =>
    opening ? openRoom(networkId, filter) : apiClient.query(roomQuery, { id: networkId }).toPromise(),
  );
  const list = useChallenges(networkId, filter, !fresh);
  const refresh = useCallback(() => {
    void refetch();
    void list.refetch();
  }, [refetch, list.refetch]);
  useRoomEvents(data ? [data.network] : [], refresh);
  useRoomClosed(refresh);
  useReadElsewhere(refresh);

  if (isRefusal(apiError, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={refresh} />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { network } = data;
  return (
    <>
      <RoomHeader room={network} />
      <WidePage side={<SeatsSummary network={network} />}>
        <WelcomeNote networkId={networkId} welcome={network.welcome} onDone={refetch} />
        <RoomNoticesNote networkId={networkId} level={network.myNoticeLevel} onDone={refetch} />
        <div className="page-bar">
          <h2>{t('networks.tab.challenges')}</h2>
          <label className="small bar-choice">
            <span>{t('networks.filter')}</span>{' '}
            <select
              className="ds-input"
              value={filter}
              onChange={(event) => setFilter(filters.find((one) => one === event.target.value) ?? 'ALL')}
            >
              {filters.map((one) => (
                <option key={one} value={one}>
                  {t(`networks.filter.${one}`)}
                </option>
              ))}
            </select>
          </label>
          {network.viewerMay.postChallenge ? (
            <Button asChild>
              <Link to={`/rooms/${networkId}/challenges/new`}>{t('networks.bringUp')}</Link>
            </Button>
          ) : null}
        </div>
        <ErrorNote apiError={list.apiError} onRetry={list.refetch} />
        {list.challenges ? <ChallengeList challenges={list.challenges} /> : <Loading />}
        {network.newToMe > 0 ? <ReadAll room={network} onDone={refresh} /> : null}
        {list.challenges?.length === 0 ? <NoChallenges filter={filter} network={network} /> : null}
        {list.more ? (
          <Button variant="secondary" onClick={list.more}>
            {t('networks.more')}
          </Button>
        ) : null}
        <p className="small">
          <Link to={`/rooms/${networkId}/consultations`}>{t('networks.consultations')}</Link>
        </p>
        {network.hiddenBefore && list.challenges?.length ? <HiddenBefore at={network.hiddenBefore} /> : null}
      </WidePage>
    </>
  );
}

/** Marks what the page shows as read; what has come since stays new. */
function ReadAll({ room: { id, journalSeq }, onDone }: { room: RoomQuery['network']; onDone: () => void }) {
  const t = useTranslate();
  const { mutate, busy } = useMutation(markRoomReadMutation);
  async function readAll() {
    if (await mutate({ networkId: id, seq: journalSeq })) onDone();
  }
  return (
    <Button variant="tertiary" data-size="sm" data-color="neutral" disabled={busy} onClick={() => void readAll()}>
      {t('networks.readAll')}
    </Button>
  );
}

/** A room is not empty because its past is hidden from the reader. */
function HiddenBefore({ at }: { at: string }) {
  const t = useTranslate();
  const dates = useDates();
  return <p className="small quiet">{t('networks.hiddenBefore', { day: dates.when(at) })}</p>;
}

function NoChallenges({ filter, network }: { filter: ChallengeFilter; network: RoomQuery['network'] }) {
  const t = useTranslate();
  if (filter === 'ALL' && network.hiddenBefore)
    return (
      <EmptyState title={t('networks.welcome')}>
        <HiddenBefore at={network.hiddenBefore} />
        <p>{t('networks.welcome.text')}</p>
        <Button asChild variant="secondary">
          <Link to={`/rooms/${network.id}/chat`}>{t('networks.welcome.next')}</Link>
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState title={t(`networks.empty.${filter}`)}>
      {filter === 'ALL' ? <p>{t('networks.empty.invites')}</p> : null}
    </EmptyState>
  );
}

function SeatsSummary({ network: { id, seats, seatsMax, viewerMay } }: { network: RoomQuery['network'] }) {
  const t = useTranslate();
  return (
    <Card as="section">
      <h2 className="side-title">{t('networks.seatsInRoom')}</h2>
      <SizeNote seats={seats.length} seatsMax={seatsMax} />
      <ul className="plain-list seat-list">
        {seats.slice(0, 5).map((seat) => (
          <li key={seat.id}>
            <Initials name={seat.person.name} />
            <p className="small">
              <SeatName seat={seat} short />
              {seat.role === 'FACILITATOR' ? <span className="quiet"> · {t('networks.facilitator')}</span> : null}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/rooms/${id}/seats`}>{t('networks.seeAll', { count: seats.length })}</Link>
      </p>
      {viewerMay.invite ? (
        <p>
          <Link to={`/rooms/${id}/seats#invite`}>{t('membership.invite.go')}</Link>
        </p>
      ) : null}
    </Card>
  );
}
