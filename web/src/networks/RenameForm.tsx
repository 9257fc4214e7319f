import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Paper } from '../ui/Page.js';
import { useForm } from '../ui/useForm.js';
import { renameMutation } from './graph.js';

type Props = { network: { id: string; name: string }; onSaved: () => Promise<void> };

/** A facilitator changes what the network is called; what it is for stands in the charter. */
export function RenameForm({ network, onSaved }: Props) {
  const t = useWords();
  const [saved, setSaved] = useState(false);
  const { act, busy, trouble } = useAct(renameMutation);
  const form = useForm(['name'], trouble);

  async function save(event: FormEvent<HTMLFormElement>) {
    setSaved(false);
    const texts = form.read(event);
    if (!texts) return;
    if (!(await act({ input: { networkId: network.id, name: texts.name ?? '' } }))) return;
    await onSaved();
    setSaved(true);
  }

  return (
    <Paper as="section">
      <h2>{t('networks.rename')}</h2>
      <form className="form" onSubmit={save} noValidate key={network.name}>
        <Textfield
          name="name"
          label={t('networks.name')}
          defaultValue={network.name}
          maxLength={limits.networkName}
          error={form.fault('name')}
        />
        <ErrorNote trouble={trouble} />
        <div className="buttons">
          <Button type="submit" variant="secondary" disabled={busy}>
            {t('networks.rename.save')}
          </Button>
          <span role="status">{saved ? t('networks.rename.saved') : ''}</span>
        </div>
      </form>
    </Paper>
  );
}
