import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { SeatPartsFragment } from '../../generated/graphql.js';
import { ConfirmDialog } from '../../ui/ConfirmDialog.js';
import { Initials } from '../../ui/Initials.js';
import { Time } from '../../ui/Time.js';
import { endSeatMutation } from './operations.js';
import { SeatName } from './SeatName.js';
import './SeatItem.css';

type Props = { seat: SeatPartsFragment; mayEnd: boolean; onEnded: () => Promise<void> };

/** An occupied seat: role first, then the person, then what it waits for. */
export function SeatItem({ seat, mayEnd, onEnded }: Props) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const { mutate, busy, apiError } = useMutation(endSeatMutation);
  const { state } = seat;

  async function end() {
    if (!(await mutate({ seatId: seat.id }))) return;
    setAsking(false);
    await onEnded();
  }

  return (
    <li className="seat-item">
      <Initials name={seat.person.name} />
      <div>
        <p>
          <SeatName seat={seat} />
        </p>
        <p className="small quiet">
          {seat.role === 'FACILITATOR' ? `${t('networks.facilitator')} · ` : null}
          {t('networks.since')} <Time at={seat.takenAt} day />
          {state === 'CHARTER_PENDING' || state === 'ON_LEAVE' ? ` · ${t(`membership.state.${state}`)}` : null}
        </p>
      </div>
      {mayEnd ? (
        <Button variant="tertiary" data-size="sm" data-color="neutral" onClick={() => setAsking(true)}>
          {t('membership.end')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        danger
        title={t('membership.end.title', { name: seat.person.name })}
        action={t('membership.end')}
        busy={busy}
        apiError={apiError}
        onConfirm={() => void end()}
        onClose={() => setAsking(false)}
      >
        <p>{t('membership.end.text')}</p>
      </ConfirmDialog>
    </li>
  );
}
