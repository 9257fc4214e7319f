import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useState } from 'react';
import { fieldFault } from '../app/trouble.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { PlatformQuery } from '../generated/graphql.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Time } from '../ui/Time.js';
import { appointAdministratorMutation, removeAdministratorMutation } from './graph.js';

type Administrator = PlatformQuery['administrators'][number];
type Props = { administrators: Administrator[]; onChange: () => Promise<void> };

const rules = ['unknown', 'known', 'seated'] as const;

/** Who administers the platform: one who does appoints another, and takes the task away from another. */
export function AdministratorsSection({ administrators, onChange }: Props) {
  const t = useWords();
  const [email, setEmail] = useState('');
  const { act, busy, trouble } = useAct(appointAdministratorMutation);
  const broken = fieldFault(trouble, 'email')?.rule;
  const rule = rules.find((one) => one === broken);

  async function appoint() {
    if (!(await act({ email }))) return;
    setEmail('');
    await onChange();
  }

  return (
    <section>
      <h2>{t('administration.administrators')}</h2>
      <p className="quiet">{t('administration.administrators.lead')}</p>
      <ul className="plain-list lines">
        {administrators.map((one) => (
          <AdministratorLine key={one.id} administrator={one} only={administrators.length === 1} onChange={onChange} />
        ))}
      </ul>
      <div className="form">
        <Textfield
          type="email"
          label={t('administration.administrators.email')}
          value={email}
          maxLength={limits.email}
          error={rule ? t(`administration.administrators.${rule}`) : undefined}
          onChange={(event) => setEmail(event.target.value)}
        />
        {rule ? null : <ErrorNote trouble={trouble} />}
        <Button variant="secondary" data-color="danger" disabled={!email || busy} onClick={() => void appoint()}>
          {t('administration.administrators.appoint')}
        </Button>
      </div>
    </section>
  );
}

type LineProps = { administrator: Administrator; only: boolean; onChange: () => Promise<void> };

function AdministratorLine({ administrator, only, onChange }: LineProps) {
  const t = useWords();
  const { id, name, email, appointedAt, appointedBy, disabledAt } = administrator;
  const { act, busy, trouble } = useAct(removeAdministratorMutation);
  const [asking, setAsking] = useState(false);

  async function remove() {
    const done = await act({ id });
    setAsking(false);
    if (done) await onChange();
  }

  return (
    <li>
      <p>{name ? `${name} · ${email}` : email}</p>
      <p className="small quiet">
        {appointedBy
          ? t('administration.administrators.by', { name: appointedBy })
          : t('administration.administrators.bySetting')}{' '}
        <Time at={appointedAt} />
        {disabledAt ? ` · ${t('administration.administrators.disabled')}` : ''}
      </p>
      <ErrorNote trouble={trouble} />
      {only ? null : (
        <Button variant="tertiary" data-color="danger" data-size="sm" disabled={busy} onClick={() => setAsking(true)}>
          {t('administration.administrators.remove')}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        danger
        title={t('administration.administrators.removeTitle', { name: name || email })}
        action={t('administration.administrators.remove')}
        busy={busy}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        <p>{t('administration.administrators.removeText')}</p>
      </ConfirmDialog>
    </li>
  );
}
