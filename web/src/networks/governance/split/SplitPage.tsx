import { useCallback } from 'react';
import { useParams } from 'react-router';
import { isRefusal } from '../../../app/api/api-error.js';
import { useQuery } from '../../../app/api/useQuery.js';
import { useTranslate } from '../../../app/i18n/messages.js';
import { useRoomClosed } from '../../../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../../../app/realtime/useRoomEvents.js';
import { EmptyState } from '../../../ui/EmptyState.js';
import { ErrorNote } from '../../../ui/ErrorNote.js';
import { Loading } from '../../../ui/Loading.js';
import { NarrowPage } from '../../../ui/Page.js';
import { ClosedRoom } from '../../charter/ClosedRoom.js';
import { RoomHeader } from '../../RoomHeader.js';
import { splitQuery } from './operations.js';
import { ProposeSplit } from './ProposeSplit.js';
import { SplitChoices } from './SplitChoices.js';

/** A network that has grown too large becomes two, if its members want it. */
export default function SplitPage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(splitQuery, { id: networkId });
  const refresh = useCallback(() => void refetch(), [refetch]);
  useRoomEvents(data ? [data.network] : [], refresh);
  useRoomClosed(refresh);
  if (isRefusal(apiError, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={refetch} />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { network } = data;
  const { split, stage } = network;
  const mayPropose = network.viewerMay.changeSettings && (stage === 'ACTIVE' || stage === 'UNDER_REVIEW');
  return (
    <>
      <RoomHeader room={network} page={t('split.title')} />
      <NarrowPage>
        <h2>{t('split.title')}</h2>
        {split ? <SplitChoices split={split} mySeatId={network.mySeat.id} onChange={refetch} /> : null}
        {!split && mayPropose ? <ProposeSplit networkId={networkId} onProposed={refetch} /> : null}
        {split || mayPropose ? null : (
          <EmptyState title={t('split.nothing')}>
            <p>{t('split.nothing.text')}</p>
          </EmptyState>
        )}
      </NarrowPage>
    </>
  );
}
