import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { ConfirmDialog } from '../../ui/ConfirmDialog.js';
import { goOnLeaveMutation } from './operations.js';
import './SeatItem.css';

type Props = { networkId: string; networkName: string; onGone: () => Promise<void> };

/** Leave: the seat stays, and the room is closed to the person until they return. */
export function GoOnLeave({ networkId, networkName, onGone }: Props) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const { mutate, busy, apiError } = useMutation(goOnLeaveMutation);

  async function go() {
    if (await mutate({ networkId })) await onGone();
  }

  return (
    <div className="seat-action">
      <p className="quiet">{t('membership.leaveOfAbsence.lead')}</p>
      <Button variant="secondary" data-color="neutral" onClick={() => setAsking(true)}>
        {t('membership.leaveOfAbsence')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('membership.leaveOfAbsence.title', { name: networkName })}
        action={t('membership.leaveOfAbsence')}
        busy={busy}
        apiError={apiError}
        onConfirm={() => void go()}
        onClose={() => setAsking(false)}
      >
        <p>{t('membership.leaveOfAbsence.text')}</p>
      </ConfirmDialog>
    </div>
  );
}
