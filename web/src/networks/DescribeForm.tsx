import { Button, Field, Label, Textarea, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Paper } from '../ui/Page.js';
import { useForm } from '../ui/useForm.js';
import { describeMutation } from './graph.js';

type Props = { network: { id: string; name: string; purpose: string }; onSaved: () => Promise<void> };

/** A facilitator changes what the network is called and what it is for. */
export function DescribeForm({ network, onSaved }: Props) {
  const t = useWords();
  const [saved, setSaved] = useState(false);
  const { act, busy, trouble } = useAct(describeMutation);
  const form = useForm(['name', 'purpose'], trouble);

  async function save(event: FormEvent<HTMLFormElement>) {
    setSaved(false);
    const texts = form.read(event);
    if (!texts) return;
    const { name = '', purpose = '' } = texts;
    if (!(await act({ input: { networkId: network.id, name, purpose } }))) return;
    await onSaved();
    setSaved(true);
  }

  return (
    <Paper as="section">
      <h2>{t('networks.describe')}</h2>
      <form className="form" onSubmit={save} noValidate key={`${network.name} ${network.purpose}`}>
        <Textfield
          name="name"
          label={t('networks.name')}
          defaultValue={network.name}
          maxLength={limits.networkName}
          error={form.fault('name')}
        />
        <Field>
          <Label htmlFor="purpose">{t('networks.purpose')}</Label>
          <Textarea id="purpose" name="purpose" rows={4} defaultValue={network.purpose} maxLength={limits.purpose} />
        </Field>
        <ErrorNote trouble={trouble} />
        <div className="buttons">
          <Button type="submit" variant="secondary" disabled={busy}>
            {t('networks.describe.save')}
          </Button>
          <span role="status">{saved ? t('networks.describe.saved') : ''}</span>
        </div>
      </form>
    </Paper>
  );
}
