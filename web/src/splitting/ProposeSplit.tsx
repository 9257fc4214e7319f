import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import type { FormEvent } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { useForm } from '../ui/useForm.js';
import { proposeSplitMutation } from './graph.js';

type Props = { networkId: string; onProposed: () => Promise<void> };

/** A facilitator gives the two a name each; everything else the members decide. */
export function ProposeSplit({ networkId, onProposed }: Props) {
  const t = useWords();
  const { act, busy, trouble } = useAct(proposeSplitMutation);
  const form = useForm(['nameA', 'nameB'], trouble);

  async function propose(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts) return;
    await act({ input: { networkId, nameA: texts.nameA ?? '', nameB: texts.nameB ?? '' } });
    await onProposed();
  }

  return (
    <>
      <p>{t('splitting.lead')}</p>
      <form className="form" onSubmit={propose} noValidate>
        {(['nameA', 'nameB'] as const).map((name) => (
          <Textfield
            key={name}
            name={name}
            label={t(`splitting.${name}`)}
            maxLength={limits.networkName}
            error={form.fault(name)}
          />
        ))}
        <ErrorNote trouble={trouble} />
        <Button type="submit" disabled={busy}>
          {t('splitting.propose')}
        </Button>
      </form>
    </>
  );
}
