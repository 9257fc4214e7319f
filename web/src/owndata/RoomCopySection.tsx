import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { saveArchive } from './archive.js';
import { copyRoomMutation } from './graph.js';

/** A facilitator takes a copy of the room. Everybody who sits there is told. */
export function RoomCopySection({ networkId }: { networkId: string }) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(copyRoomMutation);

  async function take() {
    const answer = await act({ networkId });
    if (!answer) return;
    await saveArchive('krets-rom', answer.copyRoom);
    setAsking(false);
  }

  return (
    <section>
      <h2>{t('owndata.room')}</h2>
      <p className="quiet">{t('owndata.room.lead')}</p>
      <Button variant="secondary" data-color="neutral" onClick={() => setAsking(true)}>
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
