import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { MissingPage } from '../app/MissingPage.js';
import { isRefusal } from '../app/trouble.js';
import { useAct, useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { FacilitationSection } from '../facilitation/FacilitationSection.js';
import type { AboutQuery } from '../generated/graphql.js';
import { useLeft, useNews } from '../live/useNews.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Initials } from '../ui/Initials.js';
import { Loading } from '../ui/Loading.js';
import { NarrowPage } from '../ui/Page.js';
import { SeatName } from '../ui/SeatName.js';
import { Time } from '../ui/Time.js';
import { aboutQuery, endSeatMutation, leaveMutation } from './graph.js';
import { Invitations } from './Invitations.js';
import { RenameForm } from './RenameForm.js';
import { RoomHead } from './RoomHead.js';
import './AboutPage.css';

type Network = AboutQuery['network'];

/** Who sits here, how one gets in and how one leaves. */
export default function AboutPage() {
  const t = useWords();
  const { networkId = '' } = useParams();
  const { data, trouble, again } = useGraph(aboutQuery, { id: networkId });
  useNews([networkId], () => void again());
  useLeft(() => void again());
  if (isRefusal(trouble, 'NOT_FOUND')) return <MissingPage />;
  if (!data) return trouble ? <ErrorNote trouble={trouble} onRetry={again} /> : <Loading />;
  const { network } = data;
  return (
    <>
      <RoomHead room={network} />
      <NarrowPage>
        <h2>{t('networks.seatsInRoom')}</h2>
        <p className="quiet">{t('networks.seatsTaken', { taken: network.seats.length, max: network.seatsMax })}</p>
        <ul className="plain-list lines">
          {network.seats.map((seat) => (
            <SeatLine
              key={seat.id}
              seat={seat}
              mayEnd={network.viewerMay.endSeats && seat.id !== network.mySeat.id}
              onEnded={again}
            />
          ))}
        </ul>
        <FacilitationSection networkId={network.id} onChange={again} />
        {network.viewerMay.invite ? (
          <Invitations networkId={network.id} open={network.invitations} onChange={again} />
        ) : null}
        {network.viewerMay.shape ? <RenameForm network={network} onSaved={again} /> : null}
        <Leaving network={network} />
      </NarrowPage>
    </>
  );
}

type SeatProps = { seat: Network['seats'][number]; mayEnd: boolean; onEnded: () => Promise<void> };

function SeatLine({ seat, mayEnd, onEnded }: SeatProps) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(endSeatMutation);
  async function end() {
    if (!(await act({ seatId: seat.id }))) return;
    setAsking(false);
    await onEnded();
  }
  return (
    <li className="seat-line">
      <Initials name={seat.person.name} />
      <div>
        <p>
          <SeatName seat={seat} />
        </p>
        <p className="small quiet">
          {seat.role === 'FACILITATOR' ? `${t('networks.facilitator')} · ` : null}
          {t('networks.since')} <Time at={seat.takenAt} day />
        </p>
      </div>
      {mayEnd ? (
        <Button variant="tertiary" data-size="sm" onClick={() => setAsking(true)}>
          {t('networks.endSeat')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        danger
        title={t('networks.endSeat.title', { name: seat.person.name })}
        action={t('networks.endSeat')}
        busy={busy}
        trouble={trouble}
        onConfirm={() => void end()}
        onClose={() => setAsking(false)}
      >
        <p>{t('networks.endSeat.text')}</p>
      </ConfirmDialog>
    </li>
  );
}

function Leaving({ network }: { network: Network }) {
  const t = useWords();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(leaveMutation);
  async function leave() {
    if (await act({ networkId: network.id })) await navigate('/rooms');
  }
  return (
    <section>
      <h2>{t('networks.leave')}</h2>
      {network.viewerMay.leave ? (
        <>
          <p className="quiet">{t('networks.leave.lead')}</p>
          <Button variant="secondary" data-color="neutral" onClick={() => setAsking(true)}>
            {t('networks.leave')}
          </Button>
        </>
      ) : (
        <p className="quiet">{t('networks.leave.lastFacilitator')}</p>
      )}
      <ConfirmDialog
        open={asking}
        danger
        title={t('networks.leave.title', { name: network.name })}
        action={t('networks.leave')}
        busy={busy}
        trouble={trouble}
        onConfirm={() => void leave()}
        onClose={() => setAsking(false)}
      >
        <p>{t('networks.leave.text')}</p>
      </ConfirmDialog>
    </section>
  );
}
