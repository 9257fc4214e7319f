import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import type { FormEvent } from 'react';
import { useMutation } from '../../../app/api/useQuery.js';
import { useTranslate } from '../../../app/i18n/messages.js';
import { ErrorNote } from '../../../ui/ErrorNote.js';
import { LimitedTextfield } from '../../../ui/LimitedTextfield.js';
import { useForm } from '../../../ui/useForm.js';
import { declineMutation } from './operations.js';

type Props = { id: string; name: string; onDone: () => Promise<void>; onClose: () => void };

/** Declines with an optional reason. */
export function DeclineForm({ id, name, onDone, onClose }: Props) {
  const t = useTranslate();
  const { mutate, busy, apiError } = useMutation(declineMutation);
  const form = useForm([], apiError);
  async function decline(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (texts && (await mutate({ input: { id, reason: texts.reason || null } }))) await onDone();
  }
  return (
    <form className="form" onSubmit={decline} noValidate>
      <LimitedTextfield
        name="reason"
        multiline
        rows={3}
        label={t('admission.decline.reason')}
        description={t('admission.decline.readers', { name })}
        limit={limits.reason}
        error={form.fault('reason')}
      />
      <ErrorNote apiError={apiError} />
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
