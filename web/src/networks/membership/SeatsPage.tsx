import { useCallback, useEffect } from 'react';
import { useLocation, useParams } from 'react-router';
import { isRefusal } from '../../app/api/api-error.js';
import { useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { useRoomClosed } from '../../app/realtime/useRoomClosed.js';
import { useRoomEvents } from '../../app/realtime/useRoomEvents.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Loading } from '../../ui/Loading.js';
import { NarrowPage } from '../../ui/Page.js';
import { ClosedRoom } from '../charter/ClosedRoom.js';
import { RoomHeader } from '../RoomHeader.js';
import { GoOnLeave } from './GoOnLeave.js';
import { Invitations } from './Invitations.js';
import { LeaveNetwork } from './LeaveNetwork.js';
import { seatsQuery } from './operations.js';
import { SeatItem } from './SeatItem.js';
import { VacantSeat } from './VacantSeat.js';

/** Every seat of the network: who holds it, what it waits for, and what the reader may do with their own. */
export default function SeatsPage() {
  const t = useTranslate();
  const { networkId = '' } = useParams();
  const { data, apiError, refetch } = useQuery(seatsQuery, { id: networkId });
  const refresh = useCallback(() => void refetch(), [refetch]);
  useRoomEvents(data ? [data.network] : [], refresh);
  useRoomClosed(refresh);
  const { hash } = useLocation();
  const isLoaded = data !== undefined;
  // The form is rendered after the page, so the browser cannot scroll to the fragment by itself.
  useEffect(() => {
    if (isLoaded && hash === '#invite') document.querySelector<HTMLElement>('#invite h2')?.focus();
  }, [isLoaded, hash]);
  if (isRefusal(apiError, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={refetch} />;
  if (!data) return apiError ? <ErrorNote apiError={apiError} onRetry={refetch} /> : <Loading />;
  const { network } = data;
  const { seats, vacantSeats, seatsMax, viewerMay, mySeat } = network;
  return (
    <>
      <RoomHeader room={network} page={t('membership.title')} />
      <NarrowPage>
        <h2>{t('membership.title')}</h2>
        <p className="quiet">
          {t('membership.taken', { taken: seats.length + vacantSeats.length, max: seatsMax })} {t('membership.lead')}
        </p>
        <ul className="plain-list divided-list">
          {seats.map((seat) => (
            <SeatItem
              key={seat.id}
              seat={seat}
              mayEnd={viewerMay.endSeats && seat.id !== mySeat.id}
              onEnded={refetch}
            />
          ))}
          {vacantSeats.map((seat) => (
            <VacantSeat key={seat.id} networkId={networkId} seat={seat} mayFill={viewerMay.invite} onChange={refetch} />
          ))}
        </ul>
        {viewerMay.invite ? <Invitations networkId={network.id} open={network.invitations} onChange={refetch} /> : null}
        <section>
          <h2>{t('membership.mine')}</h2>
          {viewerMay.leave ? (
            <>
              <GoOnLeave networkId={network.id} networkName={network.name} onGone={refetch} />
              <LeaveNetwork networkId={network.id} networkName={network.name} />
            </>
          ) : (
            <p className="quiet">{t('membership.lastFacilitator')}</p>
          )}
        </section>
      </NarrowPage>
    </>
  );
}
