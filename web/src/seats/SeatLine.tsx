import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { SeatPartsFragment } from '../generated/graphql.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { Initials } from '../ui/Initials.js';
import { SeatName } from '../ui/SeatName.js';
import { Time } from '../ui/Time.js';
import { endSeatMutation } from './graph.js';
import './SeatLine.css';

type Props = { seat: SeatPartsFragment; mayEnd: boolean; onEnded: () => Promise<void> };

/** A seat somebody holds: role first, then who, then what it waits for. */
export function SeatLine({ seat, mayEnd, onEnded }: Props) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(endSeatMutation);
  const { state } = seat;

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
          {state === 'CHARTER_PENDING' || state === 'ON_LEAVE' ? ` · ${t(`seats.state.${state}`)}` : null}
        </p>
      </div>
      {mayEnd ? (
        <Button variant="tertiary" data-size="sm" data-color="neutral" onClick={() => setAsking(true)}>
          {t('seats.end')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        danger
        title={t('seats.end.title', { name: seat.person.name })}
        action={t('seats.end')}
        busy={busy}
        trouble={trouble}
        onConfirm={() => void end()}
        onClose={() => setAsking(false)}
      >
        <p>{t('seats.end.text')}</p>
      </ConfirmDialog>
    </li>
  );
}
