import { Button, Field, Label, Textarea, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { PlatformQuery } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Time } from '../ui/Time.js';
import { useForm } from '../ui/useForm.js';
import { EmergencyChallenges } from './EmergencyView.js';
import { agreeToOpenMutation, askToOpenMutation, endEmergencyAccessMutation } from './graph.js';

type Opening = PlatformQuery['emergencyAccessRequests'][number];
type Props = { openings: Opening[]; onChange: () => Promise<void> };

/** Opening a room: two administrators, a reason, a limit, and the members are told. */
export function GlassSection({ openings, onChange }: Props) {
  const t = useWords();
  const { act, busy, trouble } = useAct(askToOpenMutation);
  const form = useForm(['networkId', 'reason'], trouble);

  async function ask(event: FormEvent<HTMLFormElement>) {
    const element = event.currentTarget;
    const texts = form.read(event);
    if (!texts) return;
    const { networkId = '', reason = '', hours } = texts;
    if (!(await act({ input: { networkId, reason, hours: Number(hours) || 1 } }))) return;
    element.reset();
    await onChange();
  }

  return (
    <section>
      <h2>{t('administration.glass')}</h2>
      <p className="quiet">{t('administration.glass.lead', { hours: limits.emergencyAccessHours })}</p>
      <ul className="plain-list lines">
        {openings.map((opening) => (
          <OpeningLine key={opening.id} opening={opening} onChange={onChange} />
        ))}
      </ul>
      <form className="form" onSubmit={ask} noValidate>
        <Textfield name="networkId" label={t('administration.glass.network')} error={form.fault('networkId')} />
        <Field>
          <Label htmlFor="glass-reason">{t('administration.glass.reason')}</Label>
          <Textarea
            id="glass-reason"
            name="reason"
            rows={3}
            maxLength={limits.reason}
            aria-invalid={form.fault('reason') ? true : undefined}
          />
          {form.fault('reason') ? <p className="small">{form.fault('reason')}</p> : null}
        </Field>
        <Textfield
          name="hours"
          type="number"
          min={1}
          max={limits.emergencyAccessHours}
          defaultValue={1}
          label={t('administration.glass.hours')}
          error={form.fault('hours')}
        />
        <ErrorNote trouble={trouble} />
        <Button type="submit" variant="secondary" data-color="danger" disabled={busy}>
          {t('administration.glass.ask')}
        </Button>
      </form>
    </section>
  );
}

function OpeningLine({ opening, onChange }: { opening: Opening; onChange: () => Promise<void> }) {
  const t = useWords();
  const { id, networkId, reason, agreedAt, closesAt, endedAt, askedAt, cannotAgree, viewerMayEnd } = opening;
  const { act, busy, trouble } = useAct(agreeToOpenMutation);
  const [looking, setLooking] = useState(false);
  const ending = useAct(endEmergencyAccessMutation);
  const isOpen = !endedAt && closesAt !== null && closesAt !== undefined && new Date(closesAt) > new Date();

  async function agree() {
    if (await act({ id })) await onChange();
  }

  async function end() {
    if (await ending.act({ id })) await onChange();
  }

  return (
    <li>
      <p>{reason}</p>
      <p className="small quiet glass-line">
        {t('administration.glass.asked')} <Time at={askedAt} /> · {networkId} ·{' '}
        {closesAt ? (
          <>
            {t(isOpen ? 'administration.glass.openUntil' : 'administration.glass.closed')} <Time at={closesAt} />
          </>
        ) : (
          t('administration.glass.waits')
        )}
      </p>
      {cannotAgree ? <p className="small">{t(`administration.glass.cannotAgree.${cannotAgree}`)}</p> : null}
      <ErrorNote trouble={trouble ?? ending.trouble} />
      <div className="buttons">
        {agreedAt || cannotAgree ? null : (
          <Button variant="tertiary" data-color="danger" data-size="sm" disabled={busy} onClick={() => void agree()}>
            {t('administration.glass.agree')}
          </Button>
        )}
        {isOpen ? (
          <Button variant="tertiary" data-size="sm" onClick={() => setLooking(!looking)} aria-expanded={looking}>
            {t(looking ? 'administration.glass.stopLooking' : 'administration.glass.look')}
          </Button>
        ) : null}
        {isOpen && viewerMayEnd ? (
          <Button variant="tertiary" data-size="sm" disabled={ending.busy} onClick={() => void end()}>
            {t('administration.emergencyAccess.end')}
          </Button>
        ) : null}
      </div>
      {looking && isOpen ? <EmergencyChallenges id={id} /> : null}
    </li>
  );
}
