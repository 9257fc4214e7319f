import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { isVisible } from '@krets/shared/text';
import { type FormEvent, useId, useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { formKeys } from '../../ui/form-keys.js';
import type { Message } from '../feed/message-window.js';
import { editMutation } from '../operations.js';

type Props = { message: Message; onDone: (message: Message) => void; onCancel: () => void };

/** The author edits a message. */
export function EditMessage({ message, onDone, onCancel }: Props) {
  const t = useTranslate();
  const id = useId();
  const [body, setBody] = useState(message.body);
  const { mutate, busy, apiError } = useMutation(editMutation);

  async function save(event: FormEvent) {
    event.preventDefault();
    const answer = await mutate({ input: { id: message.id, body, mentions: message.mentions } });
    if (answer) onDone(answer.editMessage);
  }

  return (
    <form className="chat-composer" onSubmit={save} onKeyDown={formKeys(body === message.body ? onCancel : undefined)}>
      <Field>
        <Label htmlFor={id}>{t('chat.editLabel')}</Label>
        <Textarea
          id={id}
          rows={3}
          autoFocus
          value={body}
          maxLength={limits.message}
          onChange={(event) => setBody(event.target.value)}
        />
      </Field>
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button type="submit" variant="secondary" disabled={busy || !isVisible(body)}>
          {t('contributions.saveEdit')}
        </Button>
        <Button type="button" variant="tertiary" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
