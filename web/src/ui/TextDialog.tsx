import { Button, Dialog, Field, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { isVisible } from '@krets/shared/text';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { ApiError } from '../app/api/api-error.js';
import { useTranslate } from '../app/i18n/messages.js';
import { ErrorNote } from './ErrorNote.js';

type Props = {
  title: string;
  label: string;
  /** What the button does, in words. */
  action: string;
  limit: number;
  busy: boolean;
  apiError: ApiError | undefined;
  onSend: (text: string) => void;
  onClose: () => void;
  /** What will happen, and who can read the text. */
  children: ReactNode;
};

/** Asks for a text that goes with an action others will notice. */
export function TextDialog({ title, label, action, limit, busy, apiError, onSend, onClose, children }: Props) {
  const t = useTranslate();
  const id = useId();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const long = [...text].length > limit;

  function send(event: FormEvent) {
    event.preventDefault();
    const empty = !isVisible(text);
    setMissing(empty);
    if (!empty && !long) onSend(text.trim());
  }

  const fault = long ? t('ui.rule.long', { limit }) : missing ? t('ui.rule.required') : undefined;
  return (
    <Dialog
      open
      onClose={onClose}
      closeButton={t('ui.close')}
      aria-labelledby={`${id}-title`}
      className="confirm-dialog"
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <form onSubmit={send} noValidate>
        {children}
        <Field>
          <Label htmlFor={id}>{label}</Label>
          <Textarea
            id={id}
            rows={4}
            value={text}
            aria-invalid={fault ? true : undefined}
            aria-describedby={`${id}-fault`}
            onChange={(event) => {
              setText(event.target.value);
              setMissing(false);
            }}
          />
          <ValidationMessage id={`${id}-fault`} hidden={!fault}>
            {fault}
          </ValidationMessage>
        </Field>
        <ErrorNote apiError={apiError} />
        <div className="buttons">
          <Button type="submit" disabled={busy}>
            {action}
          </Button>
          <Button type="button" variant="secondary" data-color="neutral" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
