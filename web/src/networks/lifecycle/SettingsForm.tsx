import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { FormRequirementsQuery, NetworkSettingsInput } from '../../generated/graphql.js';
import { ChangedSince } from '../../ui/ChangedSince.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Card } from '../../ui/Page.js';
import { useForm } from '../../ui/useForm.js';
import { useReplaces } from '../../ui/useReplaces.js';
import { updateSettingsMutation } from './operations.js';
import { settingsAfter, settingsOf } from './settings.js';

export type SettingsFormProps = { network: FormRequirementsQuery['network']; onSaved: () => Promise<void> };

type Props = SettingsFormProps & {
  /** The anchor of this part of the form. */
  id: string;
  title: string;
  description?: string;
  /** What is saved now, in words. */
  stored: string;
  required: string[];
  /** Makes the input from the texts; undefined when they contradict each other. */
  shape: (texts: Record<string, string>) => Omit<NetworkSettingsInput, 'networkId' | 'replaces'> | undefined;
  children: (fault: (field: string) => string | undefined) => ReactNode;
};

/** One part of the form, saved by itself. */
export function SettingsForm({ network, onSaved, id, title, description, stored, required, shape, children }: Props) {
  const t = useTranslate();
  const [saved, setSaved] = useState(false);
  const { mutate, busy, apiError } = useMutation(updateSettingsMutation);
  const form = useForm(required, apiError);
  const { replaces, stale, setSeen } = useReplaces(settingsOf(network), apiError);

  async function save(event: FormEvent<HTMLFormElement>) {
    setSaved(false);
    const texts = form.read(event);
    const changes = texts && shape(texts);
    if (!changes) return;
    const answer = await mutate({ input: { networkId: network.id, replaces, ...changes } });
    const { similarSeen: _, ...settings } = changes;
    if (answer) setSeen((seen) => settingsAfter(seen, settings));
    await onSaved();
    setSaved(answer !== undefined);
  }

  return (
    <div id={id}>
      <Card as="section">
        <h2 tabIndex={-1}>{title}</h2>
        {description ? <p className="quiet">{description}</p> : null}
        <form className="form" onSubmit={save} noValidate>
          {children(form.fault)}
          {stale ? <ChangedSince texts={[{ label: title, text: stored }]} /> : <ErrorNote apiError={apiError} />}
          <div className="buttons">
            <Button type="submit" variant="secondary" disabled={busy}>
              {t('lifecycle.save')} <span className="visually-hidden">: {title}</span>
            </Button>
            <span role="status">{saved ? t('lifecycle.saved') : ''}</span>
          </div>
        </form>
      </Card>
    </div>
  );
}
