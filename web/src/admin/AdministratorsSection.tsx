import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useState } from 'react';
import { fieldFault } from '../app/api/api-error.js';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { PlatformQuery } from '../generated/graphql.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { Time } from '../ui/Time.js';
import { appointAdministratorMutation, removeAdministratorMutation } from './operations.js';

type Administrator = PlatformQuery['administrators'][number];
type Props = { administrators: Administrator[]; onChange: () => Promise<void> };

const rules = ['unknown', 'known', 'seated'] as const;

/** The administrators of the platform. One administrator appoints another or removes the role. */
export function AdministratorsSection({ administrators, onChange }: Props) {
  const t = useTranslate();
  const [email, setEmail] = useState('');
  const { mutate, busy, apiError } = useMutation(appointAdministratorMutation);
  const broken = fieldFault(apiError, 'email')?.rule;
  const rule = rules.find((one) => one === broken);

  async function appoint() {
    if (!(await mutate({ email }))) return;
    setEmail('');
    await onChange();
  }

  return (
    <section>
      <h2>{t('admin.administrators')}</h2>
      <p className="quiet">{t('admin.administrators.lead')}</p>
      <ul className="plain-list divided-list">
        {administrators.map((one) => (
          <AdministratorItem key={one.id} administrator={one} only={administrators.length === 1} onChange={onChange} />
        ))}
      </ul>
      <div className="form">
        <LimitedTextfield
          type="email"
          label={t('admin.administrators.email')}
          value={email}
          limit={limits.email}
          error={rule ? t(`admin.administrators.${rule}`) : undefined}
          onChange={(event) => setEmail(event.target.value)}
        />
        {rule ? null : <ErrorNote apiError={apiError} />}
        <Button variant="secondary" data-color="danger" disabled={!email || busy} onClick={() => void appoint()}>
          {t('admin.administrators.appoint')}
        </Button>
      </div>
    </section>
  );
}

type LineProps = { administrator: Administrator; only: boolean; onChange: () => Promise<void> };

function AdministratorItem({ administrator, only, onChange }: LineProps) {
  const t = useTranslate();
  const { id, name, email, appointedAt, appointedBy, disabledAt } = administrator;
  const { mutate, busy, apiError } = useMutation(removeAdministratorMutation);
  const [asking, setAsking] = useState(false);

  async function remove() {
    const done = await mutate({ id });
    setAsking(false);
    if (done) await onChange();
  }

  return (
    <li>
      <p>{name ? `${name} · ${email}` : email}</p>
      <p className="small quiet">
        {appointedBy ? t('admin.administrators.by', { name: appointedBy }) : t('admin.administrators.bySetting')}{' '}
        <Time at={appointedAt} />
        {disabledAt ? ` · ${t('admin.administrators.disabled')}` : ''}
      </p>
      <ErrorNote apiError={apiError} />
      {only ? null : (
        <Button variant="tertiary" data-color="danger" data-size="sm" disabled={busy} onClick={() => setAsking(true)}>
          {t('admin.administrators.remove')}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        danger
        title={t('admin.administrators.removeTitle', { name: name || email })}
        action={t('admin.administrators.remove')}
        busy={busy}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        <p>{t('admin.administrators.removeText')}</p>
      </ConfirmDialog>
    </li>
  );
}
