import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { AccountQuery } from '../generated/graphql.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { Time } from '../ui/Time.js';
import { accountQuery, disableMutation, enableMutation } from './operations.js';

/** Finds an account by its whole address, and closes or reopens it. Its seats are left to the networks. */
export function AccountForm() {
  const t = useTranslate();
  const [email, setEmail] = useState('');
  const { data, apiError, refetch } = useQuery(accountQuery, { email }, !email);

  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setEmail(String(new FormData(event.currentTarget).get('email')).trim());
  }

  return (
    <section>
      <h2>{t('admin.accounts')}</h2>
      <p className="quiet">{t('admin.accounts.lead')}</p>
      <form className="form" onSubmit={find} noValidate>
        <LimitedTextfield name="email" type="email" label={t('admin.accounts.email')} limit={limits.email} />
        <ErrorNote apiError={apiError} />
        <Button type="submit" variant="secondary">
          {t('admin.accounts.find')}
        </Button>
      </form>
      <div role="status">
        {email && data && !data.account ? <p>{t('admin.accounts.none', { email })}</p> : null}
        {email && data?.account ? <Account key={email} account={data.account} onChange={refetch} /> : null}
      </div>
    </section>
  );
}

type Props = { account: NonNullable<AccountQuery['account']>; onChange: () => Promise<void> };

function Account({ account: { email, isAdministrator, closedAt }, onChange }: Props) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const closing = useMutation(disableMutation);
  const opening = useMutation(enableMutation);

  async function close() {
    const answer = await closing.mutate({ email });
    setAsking(false);
    if (answer) await onChange();
  }
  async function open() {
    if (await opening.mutate({ email })) await onChange();
  }

  return (
    <>
      <p>
        <strong>{email}</strong>
        {isAdministrator ? ` · ${t('admin.accounts.administrator')}` : null} ·{' '}
        {t(closedAt ? 'admin.accounts.closed' : 'admin.accounts.opened')}{' '}
        {closedAt ? (
          <span className="small quiet">
            <Time at={closedAt} />
          </span>
        ) : null}
      </p>
      <ErrorNote apiError={closing.apiError ?? opening.apiError} />
      {closedAt ? (
        <Button variant="secondary" disabled={opening.busy} onClick={() => void open()}>
          {t('admin.accounts.open')}
        </Button>
      ) : (
        <Button variant="secondary" data-color="danger" disabled={closing.busy} onClick={() => setAsking(true)}>
          {t('admin.accounts.close')}
        </Button>
      )}
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
    </>
  );
}
