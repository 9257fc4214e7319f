import { Button } from '@digdir/designsystemet-react';
import type { WordsWish } from '@krets/shared/kinds';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graph } from '../app/graph.js';
import { useSession } from '../app/session.js';
import { type Trouble, troubleOf } from '../app/trouble.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { saveArchive } from './archive.js';
import { deleteAccountMutation, ownDataQuery } from './graph.js';
import { WordsChoice } from './WordsChoice.js';

/** Everything of mine: taken home, or taken away. */
export function OwnDataSection() {
  const t = useWords();
  const [trouble, setTrouble] = useState<Trouble>();
  const [fetching, setFetching] = useState(false);

  async function fetchAll() {
    setFetching(true);
    const { data, error } = await graph.query(ownDataQuery, {});
    setTrouble(error ? troubleOf(error) : undefined);
    if (data) await saveArchive('krets', data.ownData);
    setFetching(false);
  }

  return (
    <section>
      <h2>{t('owndata.title')}</h2>
      <p className="quiet">{t('owndata.lead')}</p>
      <ErrorNote trouble={trouble} />
      <div className="buttons">
        <Button variant="secondary" disabled={fetching} onClick={() => void fetchAll()}>
          {t('owndata.fetch')}
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
  const [words, setWords] = useState<WordsWish>('STAY');
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
