import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { RoomReportsQuery } from '../generated/graphql.js';
import { useLeft, useNews } from '../live/useNews.js';
import { RoomHead } from '../networks/RoomHead.js';
import { EmptyState } from '../ui/EmptyState.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { Time } from '../ui/Time.js';
import { concernsQuery, settleConcernMutation } from './graph.js';
import { WordsDialog } from './WordsDialog.js';
import './facilitation.css';

type Concern = RoomReportsQuery['network']['reports'][number];

/** What one has raised oneself, and what a facilitator has been told. */
export default function ConcernsPage() {
  const t = useWords();
  const { networkId = '' } = useParams();
  const { data, trouble, again } = useGraph(concernsQuery, { id: networkId });
  useNews([networkId], () => void again());
  useLeft(() => void again());
  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { reports: concerns } = data.network;
  return (
    <>
      <RoomHead room={data.network} />
      <NarrowPage>
        <h2>{t('facilitation.concerns')}</h2>
        <p className="quiet">{t('facilitation.concerns.lead')}</p>
        {concerns.length === 0 ? <EmptyState title={t('facilitation.concerns.none')} /> : null}
        <ul className="plain-list lines">
          {concerns.map((concern) => (
            <ConcernLine key={concern.id} concern={concern} networkId={networkId} onSettled={again} />
          ))}
        </ul>
      </NarrowPage>
    </>
  );
}

type Props = { concern: Concern; networkId: string; onSettled: () => Promise<void> };

function ConcernLine({ concern, networkId, onSettled }: Props) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(settleConcernMutation);
  const { challengeId, contributionId, settledAt } = concern;

  async function settle(answer: string) {
    if (!(await act({ input: { reportId: concern.id, answer } }))) return;
    setAsking(false);
    await onSettled();
  }

  return (
    <li>
      <p className="small quiet">
        {concern.mine ? `${t('facilitation.concerns.yours')} · ` : null}
        <Time at={concern.raisedAt} />
      </p>
      <h3>
        <Link to={`/challenges/${challengeId}${contributionId ? `#c-${contributionId}` : ''}`}>
          {concern.challengeTitle}
        </Link>
      </h3>
      <blockquote className="stated">{concern.reason}</blockquote>
      {settledAt ? (
        <>
          <p className="small quiet">
            {t('facilitation.concerns.answer')} <Time at={settledAt} />
          </p>
          <blockquote className="stated">{concern.answer}</blockquote>
        </>
      ) : (
        <p className="small quiet">{t('facilitation.concerns.open')}</p>
      )}
      {concern.mine && !settledAt && !concern.reachesFacilitator ? (
        <p className="small">
          {t('facilitation.concern.unheard')}{' '}
          <Link to={`/rooms/${networkId}/about`}>{t('facilitation.concern.elect')}</Link>
        </p>
      ) : null}
      {concern.mayResolve ? (
        <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
          {t('facilitation.concerns.settle')}
        </Button>
      ) : null}
      {asking ? (
        <WordsDialog
          title={t('facilitation.concerns.settle')}
          label={t('facilitation.concerns.label')}
          action={t('facilitation.concerns.send')}
          limit={limits.shortAnswer}
          busy={busy}
          trouble={trouble}
          onSend={(answer) => void settle(answer)}
          onClose={() => setAsking(false)}
        >
          <p className="small quiet">{t('facilitation.concerns.readers')}</p>
        </WordsDialog>
      ) : null}
    </li>
  );
}
