import { Button } from '@digdir/designsystemet-react';
import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { isRefusal } from '../../app/api/api-error.js';
import { useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { useRoomClosed } from '../../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../../app/realtime/useRoomEvents.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { RoomHeader } from '../RoomHeader.js';
import { CharterHistory } from './CharterHistory.js';
import { CharterText } from './CharterText.js';
import { ClosedRoom } from './ClosedRoom.js';
import { InForceNote } from './InForceNote.js';
import { charterQuery } from './operations.js';

/** The charter in force and its earlier versions. */
export default function CharterPage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(charterQuery, { id: networkId });
  const refresh = useCallback(() => void refetch(), [refetch]);
  useRoomEvents(data ? [data.network] : [], refresh);
  useRoomClosed(refresh);
  if (isRefusal(apiError, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={refetch} />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { network } = data;
  const [inForce] = network.charterHistory;
  if (!inForce) return <Loading />;
  return (
    <>
      <RoomHeader room={network} page={t('charter.title')} />
      <NarrowPage>
        <h2>{t('charter.title')}</h2>
        <InForceNote version={inForce} />
        <CharterText charter={inForce} />
        {network.viewerMay.changeSettings ? (
          <div className="buttons">
            <Button asChild>
              <Link to={`/rooms/${networkId}/charter/revise`}>{t('charter.revise')}</Link>
            </Button>
          </div>
        ) : null}
        <CharterHistory versions={network.charterHistory} />
      </NarrowPage>
    </>
  );
}
