import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { FormRequirementsQuery, NetworkSettingsInput } from '../../generated/graphql.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { Card } from '../../ui/Page.js';
import { useForm } from '../../ui/useForm.js';
import { updateSettingsMutation } from './operations.js';

export type SettingsFormProps = { network: FormRequirementsQuery['network']; onSaved: () => Promise<void> };

type Props = SettingsFormProps & {
  /** The anchor of this part of the form. */
  id: string;
  title: string;
  description?: string;
  required: string[];
  /** Makes the input from the texts; undefined when they contradict each other. */
  shape: (texts: Record<string, string>) => Omit<NetworkSettingsInput, 'networkId'> | undefined;
  children: (fault: (field: string) => string | undefined) => ReactNode;
};

/** One part of the form, saved by itself. */
export function SettingsForm({ network, onSaved, id, title, description, required, shape, children }: Props) {
  const t = useTranslate();
  const [saved, setSaved] = useState(false);
  const { mutate, busy, apiError } = useMutation(updateSettingsMutation);
  const form = useForm(required, apiError);

  async function save(event: FormEvent<HTMLFormElement>) {
    setSaved(false);
    const texts = form.read(event);
    const changes = texts && shape(texts);
    if (!changes || !(await mutate({ input: { networkId: network.id, ...changes } }))) return;
    await onSaved();
    setSaved(true);
  }

  return (
    <div id={id}>
      <Card as="section">
        <h2 tabIndex={-1}>{title}</h2>
        {description ? <p className="quiet">{description}</p> : null}
        <form className="form" onSubmit={save} noValidate>
          {children(form.fault)}
          <ErrorNote apiError={apiError} />
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
