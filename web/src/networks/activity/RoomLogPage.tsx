import { Button } from '@digdir/designsystemet-react';
import { useCallback, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { apiClient } from '../../app/api/api-client.js';
import { isRefusal } from '../../app/api/api-error.js';
import { useQueryResult } from '../../app/api/useQueryResult.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { MissingPage } from '../../app/MissingPage.js';
import { useRoomClosed } from '../../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../../app/realtime/useRoomEvents.js';
import type { RoomHeaderFragment } from '../../generated/graphql.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { Time } from '../../ui/Time.js';
import { RoomHeader } from '../RoomHeader.js';
import { type LogEntry, sentenceOf } from './log-sentences.js';
import { logQuery } from './operations.js';
import '../facilitation/facilitation.css';

const pageSize = 20;
type Loaded = { room: RoomHeaderFragment; entries: LogEntry[]; more: boolean };

/** The activity log of the room, newest first. */
export default function RoomLogPage() {
  const t = useTranslate();
  const language = useLanguage();
  const { networkId = '' } = useParams();
  const wanted = useRef(pageSize);
  const ask = useCallback(async () => {
    const entries: LogEntry[] = [];
    for (;;) {
      const before = entries.at(-1)?.at ?? null;
      const { data, error } = await apiClient.query(logQuery, { id: networkId, first: pageSize, before }).toPromise();
      if (!data) return { error };
      entries.push(...data.network.log);
      const more = data.network.log.length === pageSize;
      if (!more || entries.length >= wanted.current) return { data: { room: data.network, entries, more } };
    }
  }, [networkId]);
  const { data, apiError, refetch } = useQueryResult<Loaded>(`RoomLog ${networkId}`, ask);
  useRoomEvents(data ? [data.room] : [], () => void refetch());
  useRoomClosed(() => void refetch());
  if (isRefusal(apiError, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  return (
    <>
      <RoomHeader room={data.room} page={t('activity.log')} />
      <NarrowPage>
        <h2>{t('activity.log')}</h2>
        <p className="quiet">{t('activity.log.lead')}</p>
        <ol className="plain-list divided-list">
          {data.entries.map((entry) => (
            <li key={entry.id}>
              <p className="small quiet">
                <Time at={entry.at} />
              </p>
              <p>{sentenceOf(entry, language, t)}</p>
              {entry.reason ? <blockquote className="quoted-statement">{entry.reason}</blockquote> : null}
              {entry.challengeTitle ? (
                <p className="small">
                  <Link to={`/challenges/${entry.challengeId}`}>{entry.challengeTitle}</Link>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
        {data.more ? (
          <Button
            variant="secondary"
            onClick={() => {
              wanted.current += pageSize;
              void refetch();
            }}
          >
            {t('activity.log.more')}
          </Button>
        ) : null}
      </NarrowPage>
    </>
  );
}
