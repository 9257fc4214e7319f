import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { goOnLeaveMutation } from './graph.js';
import './SeatLine.css';

type Props = { networkId: string; networkName: string; onGone: () => Promise<void> };

/** Away for a while: the seat stays, and the room is closed until one comes back. */
export function GoingOnLeave({ networkId, networkName, onGone }: Props) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(goOnLeaveMutation);

  async function go() {
    if (await act({ networkId })) await onGone();
  }

  return (
    <div className="seat-act">
      <p className="quiet">{t('seats.leaveOfAbsence.lead')}</p>
      <Button variant="secondary" data-color="neutral" onClick={() => setAsking(true)}>
        {t('seats.leaveOfAbsence')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('seats.leaveOfAbsence.title', { name: networkName })}
        action={t('seats.leaveOfAbsence')}
        busy={busy}
        trouble={trouble}
        onConfirm={() => void go()}
        onClose={() => setAsking(false)}
      >
        <p>{t('seats.leaveOfAbsence.text')}</p>
      </ConfirmDialog>
    </div>
  );
}
