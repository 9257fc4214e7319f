import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { ExportState } from './ExportState.js';
import { copyRoomMutation } from './graph.js';
import { useExport } from './useExport.js';

/** A facilitator takes a copy of the room. Everybody who sits there is told. It is made ready while one does other things. */
export function RoomCopySection({ networkId }: { networkId: string }) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(copyRoomMutation);
  const { found, trouble: untold, again } = useExport(networkId);

  async function take() {
    const answer = await act({ networkId });
    if (!answer) return;
    setAsking(false);
    await again();
  }

  return (
    <section>
      <h2>{t('owndata.room')}</h2>
      <p className="quiet">{t('owndata.room.lead')}</p>
      <ErrorNote trouble={untold} />
      <ExportState file={found} />
      <Button
        variant="secondary"
        data-color="neutral"
        disabled={found?.state === 'WAITING'}
        onClick={() => setAsking(true)}
      >
        {t('owndata.room.take')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('owndata.room.title')}
        action={t('owndata.room.act')}
        busy={busy}
        trouble={trouble}
        onConfirm={() => void take()}
        onClose={() => setAsking(false)}
      >
        <p>{t('owndata.room.text')}</p>
      </ConfirmDialog>
    </section>
  );
}
