import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import type { FormEvent } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { useForm } from '../ui/useForm.js';
import { declineMutation } from './graph.js';

type Props = { id: string; name: string; onDone: () => Promise<void>; onClose: () => void };

/** A no with a reason, if one wants to give it. */
export function DeclineForm({ id, name, onDone, onClose }: Props) {
  const t = useWords();
  const { act, busy, trouble } = useAct(declineMutation);
  const form = useForm([], trouble);
  async function decline(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (texts && (await act({ input: { id, reason: texts.reason || null } }))) await onDone();
  }
  return (
    <form className="form" onSubmit={decline} noValidate>
      <Textfield
        name="reason"
        multiline
        rows={3}
        label={t('admission.decline.reason')}
        description={t('admission.decline.readers', { name })}
        maxLength={limits.reason}
        error={form.fault('reason')}
      />
      <ErrorNote trouble={trouble} />
      <div className="buttons">
        <Button type="submit" variant="secondary" disabled={busy}>
          {t('admission.decline.send', { name })}
        </Button>
        <Button variant="tertiary" data-color="neutral" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
