import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { ExportState } from './ExportState.js';
import { copyRoomMutation } from './operations.js';
import { useExport } from './useExport.js';

/** A facilitator exports the room. Every member is told. It is made in the background. */
export function RoomCopySection({ networkId }: { networkId: string }) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const { mutate, busy, apiError } = useMutation(copyRoomMutation);
  const { found, apiError: untold, refetch } = useExport(networkId);

  async function take() {
    const answer = await mutate({ networkId });
    if (!answer) return;
    setAsking(false);
    await refetch();
  }

  return (
    <section>
      <h2>{t('privacy.room')}</h2>
      <p className="quiet">{t('privacy.room.lead')}</p>
      <ErrorNote apiError={untold} />
      <ExportState file={found} />
      <Button
        variant="secondary"
        data-color="neutral"
        disabled={found?.state === 'WAITING'}
        onClick={() => setAsking(true)}
      >
        {t('privacy.room.copy')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('privacy.room.title')}
        action={t('privacy.room.act')}
        busy={busy}
        apiError={apiError}
        onConfirm={() => void take()}
        onClose={() => setAsking(false)}
      >
        <p>{t('privacy.room.text')}</p>
      </ConfirmDialog>
    </section>
  );
}
