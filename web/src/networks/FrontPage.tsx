import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useMe } from '../app/session.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { WaitingRooms } from '../charter/WaitingRooms.js';
import { NetworkKind } from '../founding/NetworkKind.js';
import type { FrontQuery } from '../generated/graphql.js';
import { useLeft, useNews } from '../live/useNews.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { Mark } from '../ui/Mark.js';
import { Paper, WidePage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ChallengeLines, Facts } from './ChallengeLines.js';
import { frontQuery } from './graph.js';
import './FrontPage.css';

type Waits = FrontQuery['actionItems'][number];

/** What waits for me? At most three things, each with one verb. */
export function FrontPage() {
  const t = useWords();
  const { person } = useMe();
  const { data, trouble, again } = useGraph(frontQuery, {});
  useNews(data?.myNetworks.map((network) => network.id) ?? [], () => void again());
  useLeft(() => void again());
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;

  const { actionItems: waiting, unansweredChallenges: unanswered, myNetworks, pendingMemberships: doorsteps } = data;
  // A leave is one's own choice: it waits for nothing.
  const closed = doorsteps.filter(({ seatState }) => seatState !== 'ON_LEAVE');
  const shown = new Set(waiting.map(({ challenge }) => challenge.id));
  const rest = unanswered.filter((challenge) => !shown.has(challenge.id));
  return (
    <WidePage side={<Side rooms={myNetworks} />}>
      <div>
        <PageTitle title={t('app.waiting')}>
          {t('networks.front.greeting', { name: person.name.split(' ')[0] ?? '' })}
        </PageTitle>
        <p className="quiet">{t('networks.front.waiting', { count: waiting.length + closed.length })}</p>
      </div>
      {waiting.length + closed.length > 0 ? (
        <Paper as="section">
          <ul className="plain-list lines">
            <WaitingRooms doorsteps={closed} />
            {waiting.map((one, place) => (
              <WaitingLine key={one.challenge.id} waits={one} first={place === 0 && closed.length === 0} />
            ))}
          </ul>
        </Paper>
      ) : null}
      {myNetworks.length + doorsteps.length === 0 ? <NoRooms /> : null}
      {rest.length > 0 ? (
        <section>
          <h2>{t('networks.front.unanswered')}</h2>
          <ChallengeLines challenges={rest} />
        </section>
      ) : null}
    </WidePage>
  );
}

function WaitingLine({ waits: { reason, count, challenge }, first }: { waits: Waits; first: boolean }) {
  const t = useWords();
  return (
    <li className="waiting-line">
      <div>
        <p className="marks">
          <Mark tone="multe">{t(`networks.waiting.${reason}`, { count })}</Mark>
        </p>
        <h2>{challenge.title}</h2>
        <Facts challenge={challenge} room={challenge.network.name} />
      </div>
      <Button asChild variant={first ? 'primary' : 'secondary'}>
        <Link to={`/challenges/${challenge.id}`} aria-label={`${t(`networks.act.${reason}`)}: ${challenge.title}`}>
          {t(`networks.act.${reason}`)}
        </Link>
      </Button>
    </li>
  );
}

export function NoRooms() {
  const t = useWords();
  const { isAdministrator } = useMe();
  return (
    <EmptyState title={t('networks.none.title')}>
      <p>{isAdministrator ? t('networks.none.administrator') : t('networks.none.text')}</p>
    </EmptyState>
  );
}

function Side({ rooms }: { rooms: FrontQuery['myNetworks'] }) {
  const t = useWords();
  return (
    <>
      {rooms.length > 0 ? (
        <Paper as="section">
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
        </Paper>
      ) : null}
      <p className="small quiet">{t('networks.front.absent')}</p>
    </>
  );
}
