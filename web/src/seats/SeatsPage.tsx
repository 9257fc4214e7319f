import { useCallback } from 'react';
import { useParams } from 'react-router';
import { isRefusal } from '../app/trouble.js';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ClosedRoom } from '../charter/ClosedRoom.js';
import { useLeft, useNews } from '../live/useNews.js';
import { Invitations } from '../networks/Invitations.js';
import { RoomHead } from '../networks/RoomHead.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { GoingOnLeave } from './GoingOnLeave.js';
import { seatsQuery } from './graph.js';
import { Leaving } from './Leaving.js';
import { SeatLine } from './SeatLine.js';
import { VacantLine } from './VacantLine.js';

/** Every seat of the network: who holds it, what it waits for, and what one may do with one's own. */
export default function SeatsPage() {
  const t = useWords();
  const { networkId = '' } = useParams();
  const { data, trouble, again } = useGraph(seatsQuery, { id: networkId });
  const refresh = useCallback(() => void again(), [again]);
  useNews([networkId], refresh);
  useLeft(refresh);
  if (isRefusal(trouble, 'NOT_FOUND')) return <ClosedRoom networkId={networkId} onOpen={again} />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { network } = data;
  const { seats, vacantSeats, seatsMax, viewerMay, mySeat } = network;
  return (
    <>
      <RoomHead room={network} />
      <NarrowPage>
        <h2>{t('seats.title')}</h2>
        <p className="quiet">
          {t('seats.taken', { taken: seats.length + vacantSeats.length, max: seatsMax })} {t('seats.lead')}
        </p>
        <ul className="plain-list lines">
          {seats.map((seat) => (
            <SeatLine key={seat.id} seat={seat} mayEnd={viewerMay.endSeats && seat.id !== mySeat.id} onEnded={again} />
          ))}
          {vacantSeats.map((seat) => (
            <VacantLine key={seat.id} networkId={networkId} seat={seat} mayFill={viewerMay.invite} onChange={again} />
          ))}
        </ul>
        {viewerMay.invite ? <Invitations networkId={network.id} open={network.invitations} onChange={again} /> : null}
        <section>
          <h2>{t('seats.mine')}</h2>
          {viewerMay.leave ? (
            <>
              <GoingOnLeave networkId={network.id} networkName={network.name} onGone={again} />
              <Leaving networkId={network.id} networkName={network.name} />
            </>
          ) : (
            <p className="quiet">{t('seats.lastFacilitator')}</p>
          )}
        </section>
      </NarrowPage>
    </>
  );
}
