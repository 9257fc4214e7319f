import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import type { FormEvent } from 'react';
import { useMutation } from '../../../app/api/useQuery.js';
import { useTranslate } from '../../../app/i18n/messages.js';
import { ErrorNote } from '../../../ui/ErrorNote.js';
import { LimitedTextfield } from '../../../ui/LimitedTextfield.js';
import { useForm } from '../../../ui/useForm.js';
import { proposeSplitMutation } from './operations.js';

type Props = { networkId: string; onProposed: () => Promise<void> };

/** A facilitator names the two new networks; the members decide everything else. */
export function ProposeSplit({ networkId, onProposed }: Props) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(proposeSplitMutation);
  const form = useForm(['nameA', 'nameB'], apiError);

  async function propose(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts) return;
    await mutate({ input: { networkId, nameA: texts.nameA ?? '', nameB: texts.nameB ?? '' } });
    await onProposed();
  }

  return (
    <>
      <p>{t('split.lead')}</p>
      <form className="form" onSubmit={propose} noValidate>
        {(['nameA', 'nameB'] as const).map((name) => (
          <LimitedTextfield
            key={name}
            name={name}
            label={t(`split.${name}`)}
            limit={limits.networkName}
            error={form.fault(name)}
          />
        ))}
        <ErrorNote apiError={apiError} />
        <Button type="submit" disabled={busy}>
          {t('split.propose')}
        </Button>
      </form>
    </>
  );
}
