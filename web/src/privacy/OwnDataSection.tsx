import { Button } from '@digdir/designsystemet-react';
import type { ContentChoice } from '@krets/shared/kinds';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useSession } from '../app/session.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { ContentChoiceField } from './ContentChoiceField.js';
import { ExportState } from './ExportState.js';
import { deleteAccountMutation, requestExportMutation } from './operations.js';
import { useExport } from './useExport.js';

/** The person's own data: export or deletion. */
export function OwnDataSection() {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(requestExportMutation);
  const { found, apiError: untold, refetch } = useExport(null);

  return (
    <section>
      <h2>{t('privacy.title')}</h2>
      <p className="quiet">{t('privacy.lead')}</p>
      <ErrorNote apiError={apiError ?? untold} />
      <ExportState file={found} />
      <div className="buttons">
        <Button
          variant="secondary"
          disabled={busy || found?.state === 'WAITING'}
          onClick={() => void mutate({}).then((asked) => asked && refetch())}
        >
          {t(found?.state === 'READY' ? 'privacy.prepareAgain' : 'privacy.prepare')}
        </Button>
        <DeleteAccount />
      </div>
    </section>
  );
}

function DeleteAccount() {
  const t = useTranslate();
  const navigate = useNavigate();
  const { refresh } = useSession();
  const [asking, setAsking] = useState(false);
  const [words, setWords] = useState<ContentChoice>('STAY');
  const { mutate, busy, apiError } = useMutation(deleteAccountMutation);

  async function remove() {
    if (!(await mutate({ words }))) return;
    await navigate('/', { replace: true });
    await refresh();
  }

  return (
    <>
      <Button variant="tertiary" data-color="danger" onClick={() => setAsking(true)}>
        {t('privacy.delete')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={t('privacy.delete.title')}
        action={t('privacy.delete.act')}
        busy={busy}
        apiError={apiError}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        <p>{t('privacy.delete.text')}</p>
        <ContentChoiceField value={words} onChange={setWords} />
      </ConfirmDialog>
    </>
  );
}
