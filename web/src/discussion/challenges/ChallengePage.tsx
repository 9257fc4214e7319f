import { useCallback, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { apiClient } from '../../app/api/api-client.js';
import { isRefusal } from '../../app/api/api-error.js';
import { useQueryResult } from '../../app/api/useQueryResult.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { useBelongsTo } from '../../app/layout/room-here.js';
import { useRoomClosed } from '../../app/realtime/useRoomClosed.js';
import { Quotes } from '../../chat/quotes/Quotes.js';
import { ConsultationLinks } from '../../consultations/ConsultationLinks.js';
import type { ChallengeQuery } from '../../generated/graphql.js';
import { TakenUp } from '../../meetings/TakenUp.js';
import { ClosedRoom } from '../../networks/charter/ClosedRoom.js';
import { ReadersNote } from '../../networks/ReadersNote.js';
import { ThreadNotices } from '../../notices/ThreadNotices.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { ThreadView } from '../contributions/ThreadView.js';
import { ChallengeText } from './ChallengeText.js';
import { challengeKey, openChallenge } from './challenge-data.js';
import { challengeQuery } from './operations.js';

/** One challenge and its thread. */
export default function ChallengePage() {
  const t = useTranslate();
  const language = useLanguage();
  const { challengeId = '' } = useParams();
  const { data, apiError, fresh, refetch } = useQueryResult<ChallengeQuery>(challengeKey(challengeId), (opening) =>
    opening ? openChallenge(challengeId) : apiClient.query(challengeQuery, { id: challengeId }).toPromise(),
  );
  const refresh = useCallback(() => void refetch(), [refetch]);
  useRoomClosed(refresh);
  /** The room's name, needed if the room closes while it is read. */
  const room = useRef<string>(undefined);
  useBelongsTo(data?.challenge.networkId);
  if (data) room.current = data.challenge.networkId;

  if (isRefusal(apiError, 'NOT_FOUND')) return <ClosedRoom networkId={room.current} onOpen={refetch} />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { challenge } = data;
  const { network } = challenge;
  // What is only remembered from an earlier visit would begin the thread at an old place.
  const opened = !challenge.withdrawnAt && (fresh || apiError !== undefined);
  const readersNote = (
    <>
      <ReadersNote {...challenge.readers} networkName={network.name} />
      {challenge.closedTo ? (
        <p className="small">{t('challenges.closedTo', { organisation: challenge.closedTo.name[language] })}</p>
      ) : null}
    </>
  );

  return (
    <NarrowPage>
      <nav className="small challenge-path" aria-label={t('challenges.path')}>
        <Link to={`/rooms/${network.id}`}>{network.name}</Link>
      </nav>
      <ChallengeText challenge={challenge} onChange={refresh} />
      <Quotes networkId={network.id} quotes={challenge.quotes} onChange={refresh} />
      {opened ? (
        <ThreadView
          key={challenge.id}
          challenge={challenge}
          readersNote={readersNote}
          related={
            <>
              <ConsultationLinks challengeId={challenge.id} network={network} mayPropose={challenge.viewerMay.revise} />
              <TakenUp blocks={challenge.takenUp} />
            </>
          }
          onChallengeChange={refresh}
        />
      ) : null}
      {opened ? <ThreadNotices challengeId={challenge.id} choice={challenge.myNotices} onChange={refresh} /> : null}
    </NarrowPage>
  );
}
