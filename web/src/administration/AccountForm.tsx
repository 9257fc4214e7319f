import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useState } from 'react';
import { fieldFault } from '../app/trouble.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { disableMutation, enableMutation } from './graph.js';

/** Closes an account, and opens it again. Its seats are the rooms' own affair. */
export function AccountForm() {
  const t = useWords();
  const [email, setEmail] = useState('');
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<'closed' | 'opened'>();
  const closing = useAct(disableMutation);
  const opening = useAct(enableMutation);
  const unknown = [closing.trouble, opening.trouble].some((trouble) => fieldFault(trouble, 'email'));

  async function close() {
    const answer = await closing.act({ email });
    setAsking(false);
    if (answer) setDone('closed');
  }
  async function open() {
    if (await opening.act({ email })) setDone('opened');
  }

  return (
    <section>
      <h2>{t('administration.accounts')}</h2>
      <p className="quiet">{t('administration.accounts.lead')}</p>
      <div className="form">
        <Textfield
          type="email"
          label={t('administration.accounts.email')}
          value={email}
          maxLength={limits.email}
          error={unknown ? t('administration.accounts.unknown') : undefined}
          onChange={(event) => {
            setEmail(event.target.value);
            setDone(undefined);
          }}
        />
        {unknown ? null : <ErrorNote trouble={closing.trouble ?? opening.trouble} />}
        <div className="buttons">
          <Button
            variant="secondary"
            data-color="danger"
            disabled={!email || closing.busy}
            onClick={() => setAsking(true)}
          >
            {t('administration.accounts.close')}
          </Button>
          <Button variant="tertiary" disabled={!email || opening.busy} onClick={() => void open()}>
            {t('administration.accounts.open')}
          </Button>
          <span role="status">{done ? t(`administration.accounts.${done}`) : ''}</span>
        </div>
      </div>
      <ConfirmDialog
        open={asking}
        danger
        title={t('administration.accounts.closeTitle', { email })}
        action={t('administration.accounts.close')}
        busy={closing.busy}
        onConfirm={() => void close()}
        onClose={() => setAsking(false)}
      >
        <p>{t('administration.accounts.closeText')}</p>
      </ConfirmDialog>
    </section>
  );
}
