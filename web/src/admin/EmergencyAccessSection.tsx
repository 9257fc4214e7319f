import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useId, useState } from 'react';
import { fieldFault } from '../app/api/api-error.js';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { PlatformQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { Time } from '../ui/Time.js';
import { useForm } from '../ui/useForm.js';
import { EmergencyChallenges } from './EmergencyView.js';
import {
  agreeToEmergencyAccessMutation,
  endEmergencyAccessMutation,
  requestEmergencyAccessMutation,
} from './operations.js';

type EmergencyAccess = PlatformQuery['emergencyAccessRequests'][number];
type Props = {
  accesses: EmergencyAccess[];
  /** Of the networks that have chosen to be listed. */
  names: readonly string[];
  onChange: () => Promise<void>;
};

/** Requests emergency access to a room: two administrators, a reason and a time limit; the members are told. */
export function EmergencyAccessSection({ accesses, names, onChange }: Props) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(requestEmergencyAccessMutation);
  const form = useForm(['networkName', 'reason'], apiError);
  const list = useId();
  const unknown = fieldFault(apiError, 'networkName')?.rule === 'unknown';

  async function ask(event: FormEvent<HTMLFormElement>) {
    const element = event.currentTarget;
    const texts = form.read(event);
    if (!texts) return;
    const { networkName = '', reason = '', hours } = texts;
    if (!(await mutate({ input: { networkName, reason, hours: Number(hours) || 1 } }))) return;
    element.reset();
    await onChange();
  }

  return (
    <section>
      <h2>{t('admin.emergencyAccess')}</h2>
      <p className="quiet">{t('admin.emergencyAccess.lead', { hours: limits.emergencyAccessHours })}</p>
      <ul className="plain-list divided-list">
        {accesses.map((access) => (
          <EmergencyAccessItem key={access.id} access={access} onChange={onChange} />
        ))}
      </ul>
      <form className="form" onSubmit={ask} noValidate>
        <LimitedTextfield
          name="networkName"
          label={t('admin.emergencyAccess.network')}
          description={t('admin.emergencyAccess.network.hint')}
          list={list}
          autoComplete="off"
          limit={limits.networkName}
          error={unknown ? t('admin.emergencyAccess.network.unknown') : form.fault('networkName')}
        />
        <datalist id={list}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <LimitedTextfield
          name="reason"
          multiline
          rows={3}
          label={t('admin.emergencyAccess.reason')}
          limit={limits.reason}
          error={form.fault('reason')}
        />
        <Textfield
          name="hours"
          type="number"
          min={1}
          max={limits.emergencyAccessHours}
          defaultValue={1}
          label={t('admin.emergencyAccess.hours')}
          error={form.fault('hours')}
        />
        <ErrorNote apiError={apiError} />
        <Button type="submit" variant="secondary" data-color="danger" disabled={busy}>
          {t('admin.emergencyAccess.ask')}
        </Button>
      </form>
    </section>
  );
}

function EmergencyAccessItem({ access, onChange }: { access: EmergencyAccess; onChange: () => Promise<void> }) {
  const t = useTranslate();
  const { id, networkId, networkName, reason, approvedAt, expiresAt, endedAt, requestedAt, cannotAgree, viewerMayEnd } =
    access;
  const { mutate, busy, apiError } = useMutation(agreeToEmergencyAccessMutation);
  const [looking, setLooking] = useState(false);
  const ending = useMutation(endEmergencyAccessMutation);
  const isOpen = !endedAt && expiresAt !== null && expiresAt !== undefined && new Date(expiresAt) > new Date();

  async function agree() {
    if (await mutate({ id })) await onChange();
  }

  async function end() {
    if (await ending.mutate({ id })) await onChange();
  }

  return (
    <li>
      <p>{reason}</p>
      <p className="small quiet emergency-access-line">
        {t('admin.emergencyAccess.asked')} <Time at={requestedAt} /> · {networkName ?? networkId} ·{' '}
        {expiresAt ? (
          <>
            {t(isOpen ? 'admin.emergencyAccess.openUntil' : 'admin.emergencyAccess.closed')}{' '}
            <Time at={expiresAt} deadline={isOpen} />
          </>
        ) : (
          t('admin.emergencyAccess.waits')
        )}
      </p>
      {cannotAgree ? <p className="small">{t(`admin.emergencyAccess.cannotAgree.${cannotAgree}`)}</p> : null}
      <ErrorNote apiError={apiError ?? ending.apiError} />
      <div className="buttons">
        {approvedAt || cannotAgree ? null : (
          <Button variant="tertiary" data-color="danger" data-size="sm" disabled={busy} onClick={() => void agree()}>
            {t('admin.emergencyAccess.agree')}
          </Button>
        )}
        {isOpen ? (
          <Button variant="tertiary" data-size="sm" onClick={() => setLooking(!looking)} aria-expanded={looking}>
            {t(looking ? 'admin.emergencyAccess.closeView' : 'admin.emergencyAccess.view')}
          </Button>
        ) : null}
        {isOpen && viewerMayEnd ? (
          <Button variant="tertiary" data-size="sm" disabled={ending.busy} onClick={() => void end()}>
            {t('admin.emergencyAccess.end')}
          </Button>
        ) : null}
      </div>
      {looking && isOpen ? <EmergencyChallenges id={id} /> : null}
    </li>
  );
}
