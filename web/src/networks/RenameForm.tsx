import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { cleanLine } from '@krets/shared/text';
import { type FormEvent, useState } from 'react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { ChangedSince } from '../ui/ChangedSince.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { LimitedTextfield } from '../ui/LimitedTextfield.js';
import { Card } from '../ui/Page.js';
import { useForm } from '../ui/useForm.js';
import { useReplaces } from '../ui/useReplaces.js';
import { renameMutation } from './operations.js';

type Props = { network: { id: string; name: string }; onSaved: () => Promise<void> };

/** A facilitator changes the name of the network; its purpose is in the charter. */
export function RenameForm({ network, onSaved }: Props) {
  const t = useTranslate();
  const [saved, setSaved] = useState(false);
  const { mutate, busy, apiError } = useMutation(renameMutation);
  const form = useForm(['name'], apiError);
  const { replaces, stale, setSeen } = useReplaces(network.name, apiError);

  async function save(event: FormEvent<HTMLFormElement>) {
    setSaved(false);
    const texts = form.read(event);
    if (!texts) return;
    const name = texts.name ?? '';
    const answer = await mutate({ input: { networkId: network.id, replaces, name } });
    if (answer) setSeen(cleanLine(name));
    await onSaved();
    setSaved(answer !== undefined);
  }

  return (
    <Card as="section">
      <h2>{t('networks.rename')}</h2>
      <form className="form" onSubmit={save} noValidate>
        <LimitedTextfield
          name="name"
          label={t('networks.name')}
          defaultValue={network.name}
          limit={limits.networkName}
          error={form.fault('name')}
        />
        {stale ? (
          <ChangedSince texts={[{ label: t('networks.name'), text: network.name }]} />
        ) : (
          <ErrorNote apiError={apiError} />
        )}
        <div className="buttons">
          <Button type="submit" variant="secondary" disabled={busy}>
            {t('networks.rename.save')}
          </Button>
          <span role="status">{saved ? t('networks.rename.saved') : ''}</span>
        </div>
      </form>
    </Card>
  );
}
