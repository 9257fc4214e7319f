import { useCallback, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { isRefusal } from '../app/trouble.js';
import { useGraph } from '../app/useGraph.js';
import { useLanguage, useWords } from '../app/words.js';
import { ClosedRoom } from '../charter/ClosedRoom.js';
import { TalkLine } from '../consultations/TalkLine.js';
import { Quotes } from '../lifts/Quotes.js';
import { useLeft } from '../live/useNews.js';
import { ThreadView } from '../thread/ThreadView.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { ReadersLine } from '../ui/ReadersLine.js';
import { ChallengeText } from './ChallengeText.js';
import { challengeQuery } from './graph.js';

/** One challenge and its thread. */
export default function ChallengePage() {
  const t = useWords();
  const language = useLanguage();
  const { challengeId = '' } = useParams();
  const { data, trouble, again } = useGraph(challengeQuery, { id: challengeId });
  const refresh = useCallback(() => void again(), [again]);
  useLeft(refresh);
  /** Whose room it is, for when it closes under the reader. */
  const room = useRef<string>(undefined);
  if (data) room.current = data.challenge.networkId;

  if (isRefusal(trouble, 'NOT_FOUND')) return <ClosedRoom networkId={room.current} onOpen={again} />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { challenge } = data;
  const { network } = challenge;
  const readersLine = (
    <>
      <ReadersLine {...challenge.readers} networkName={network.name} />
      {challenge.closedTo ? (
        <p className="small">{t('challenges.closedTo', { organisation: challenge.closedTo.name[language] })}</p>
      ) : null}
    </>
  );

  return (
    <NarrowPage>
      <nav className="small" aria-label={t('challenges.path')}>
        <Link to={`/rooms/${network.id}`}>{network.name}</Link>
      </nav>
      <ChallengeText challenge={challenge} onChange={refresh} />
      <Quotes networkId={network.id} quotes={challenge.quotes} onChange={refresh} />
      {challenge.withdrawnAt ? null : (
        <TalkLine challengeId={challenge.id} networkId={network.id} mayTake={challenge.viewerMay.revise} />
      )}
      {challenge.withdrawnAt ? null : (
        <ThreadView key={challenge.id} challenge={challenge} readersLine={readersLine} onChallengeNews={refresh} />
      )}
    </NarrowPage>
  );
}
