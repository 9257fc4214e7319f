import { Button } from '@digdir/designsystemet-react';
import { useCallback, useState } from 'react';
import { Link, useParams } from 'react-router';
import { isRefusal } from '../app/trouble.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ClosedRoom } from '../charter/ClosedRoom.js';
import { WelcomeNote } from '../facilitation/WelcomeNote.js';
import { SizeLine } from '../founding/SizeLine.js';
import type { ChallengeFilter, RoomQuery } from '../generated/graphql.js';
import { useLeft, useNews } from '../live/useNews.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Initials } from '../ui/Initials.js';
import { Loading } from '../ui/Loading.js';
import { Paper, WidePage } from '../ui/Page.js';
import { SeatName } from '../ui/SeatName.js';
import { ChallengeLines } from './ChallengeLines.js';
import { roomQuery } from './graph.js';
import { RoomHead } from './RoomHead.js';
import { useChallenges } from './useChallenges.js';
import './RoomPage.css';

const filters: readonly ChallengeFilter[] = ['ALL', 'NEW_TO_ME', 'UNANSWERED', 'MINE'];

/** The room: what is brought up, and by whom. */
export default function RoomPage() {
  const t = useWords();
  const { networkId = '' } = useParams();
  const [filter, setFilter] = useState<ChallengeFilter>('ALL');
  const { data, trouble, again } = useGraph(roomQuery, { id: networkId });
  const list = useChallenges(networkId, filter);
  const refresh = useCallback(() => {
    void again();
    void list.again();
  }, [again, list.again]);
  useNews([networkId], refresh);
  useLeft(refresh);

  if (isRefusal(trouble, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={refresh} />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { network } = data;
  return (
    <>
      <RoomHead room={network} />
      <WidePage side={<Seats network={network} />}>
        <WelcomeNote networkId={networkId} welcome={network.welcome} onDone={again} />
        <div className="room-bar">
          <h2>{t('networks.tab.challenges')}</h2>
          {network.viewerMay.postChallenge ? (
            <Button asChild>
              <Link to={`/rooms/${networkId}/challenges/new`}>{t('networks.bringUp')}</Link>
            </Button>
          ) : null}
        </div>
        <label className="small">
          {t('networks.filter')}{' '}
          <select
            className="ds-input room-filter"
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
        <ErrorNote trouble={list.trouble} onRetry={list.again} />
        {list.challenges ? <ChallengeLines challenges={list.challenges} /> : <Loading />}
        {list.challenges?.length === 0 ? <Nothing filter={filter} /> : null}
        {list.more ? (
          <Button variant="secondary" onClick={list.more}>
            {t('networks.more')}
          </Button>
        ) : null}
      </WidePage>
    </>
  );
}

function Nothing({ filter }: { filter: ChallengeFilter }) {
  const t = useWords();
  return (
    <EmptyState title={t(`networks.nothing.${filter}`)}>
      {filter === 'ALL' ? <p>{t('networks.nothing.invites')}</p> : null}
    </EmptyState>
  );
}

function Seats({ network: { id, seats, seatsWarn, seatsMax } }: { network: RoomQuery['network'] }) {
  const t = useWords();
  return (
    <Paper as="section">
      <h2 className="side-title">{t('networks.seatsInRoom')}</h2>
      <SizeLine seats={seats.length} seatsWarn={seatsWarn} seatsMax={seatsMax} />
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
    </Paper>
  );
}
