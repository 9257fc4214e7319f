import { Button } from '@digdir/designsystemet-react';
import type { ContentChoice } from '@krets/shared/kinds';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../app/session.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { ExportState } from './ExportState.js';
import { deleteAccountMutation, prepareMutation } from './graph.js';
import { useExport } from './useExport.js';
import { WordsChoice } from './WordsChoice.js';

/** Everything of mine: taken home, or taken away. */
export function OwnDataSection() {
  const t = useWords();
  const { act, busy, trouble } = useAct(prepareMutation);
  const { found, trouble: untold, again } = useExport(null);

  return (
    <section>
      <h2>{t('owndata.title')}</h2>
      <p className="quiet">{t('owndata.lead')}</p>
      <ErrorNote trouble={trouble ?? untold} />
      <ExportState file={found} />
      <div className="buttons">
        <Button
          variant="secondary"
          disabled={busy || found?.state === 'WAITING'}
          onClick={() => void act({}).then((asked) => asked && again())}
        >
          {t(found?.state === 'READY' ? 'owndata.prepareAgain' : 'owndata.prepare')}
        </Button>
        <Deleting />
      </div>
    </section>
  );
}

function Deleting() {
  const t = useWords();
  const navigate = useNavigate();
  const { refresh } = useSession();
  const [asking, setAsking] = useState(false);
  const [words, setWords] = useState<ContentChoice>('STAY');
  const { act, busy, trouble } = useAct(deleteAccountMutation);

  async function remove() {
    if (!(await act({ words }))) return;
    await navigate('/', { replace: true });
    await refresh();
  }

  return (
    <>
      <Button variant="tertiary" data-color="danger" onClick={() => setAsking(true)}>
        {t('owndata.delete')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={t('owndata.delete.title')}
        action={t('owndata.delete.act')}
        busy={busy}
        trouble={trouble}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        <p>{t('owndata.delete.text')}</p>
        <WordsChoice value={words} onChange={setWords} />
      </ConfirmDialog>
    </>
  );
}
