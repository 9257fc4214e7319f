import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useState } from 'react';
import { fieldFault } from '../app/api/api-error.js';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { disableMutation, enableMutation } from './operations.js';

/** Closes and reopens an account. Its seats are left to the networks. */
export function AccountForm() {
  const t = useTranslate();
  const [email, setEmail] = useState('');
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<'closed' | 'opened'>();
  const closing = useMutation(disableMutation);
  const opening = useMutation(enableMutation);
  const unknown = [closing.apiError, opening.apiError].some((apiError) => fieldFault(apiError, 'email'));

  async function close() {
    const answer = await closing.mutate({ email });
    setAsking(false);
    if (answer) setDone('closed');
  }
  async function open() {
    if (await opening.mutate({ email })) setDone('opened');
  }

  return (
    <section>
      <h2>{t('admin.accounts')}</h2>
      <p className="quiet">{t('admin.accounts.lead')}</p>
      <div className="form">
        <Textfield
          type="email"
          label={t('admin.accounts.email')}
          value={email}
          maxLength={limits.email}
          error={unknown ? t('admin.accounts.unknown') : undefined}
          onChange={(event) => {
            setEmail(event.target.value);
            setDone(undefined);
          }}
        />
        {unknown ? null : <ErrorNote apiError={closing.apiError ?? opening.apiError} />}
        <div className="buttons">
          <Button
            variant="secondary"
            data-color="danger"
            disabled={!email || closing.busy}
            onClick={() => setAsking(true)}
          >
            {t('admin.accounts.close')}
          </Button>
          <Button variant="tertiary" disabled={!email || opening.busy} onClick={() => void open()}>
            {t('admin.accounts.open')}
          </Button>
          <span role="status">{done ? t(`admin.accounts.${done}`) : ''}</span>
        </div>
      </div>
      <ConfirmDialog
        open={asking}
        danger
        title={t('admin.accounts.closeTitle', { email })}
        action={t('admin.accounts.close')}
        busy={closing.busy}
        onConfirm={() => void close()}
        onClose={() => setAsking(false)}
      >
        <p>{t('admin.accounts.closeText')}</p>
      </ConfirmDialog>
    </section>
  );
}
