import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { isVisible } from '@krets/shared/text';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { MentionList } from '../../discussion/message-parts/MentionList.js';
import { named, type Seat } from '../../discussion/message-parts/mentions.js';
import { useMentions } from '../../discussion/message-parts/useMentions.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { formKeys } from '../../ui/form-keys.js';
import { textLength } from '../../ui/text-length.js';
import type { Message } from '../feed/message-window.js';
import { editMutation } from '../operations.js';

type Props = { message: Message; seats: readonly Seat[]; onDone: (message: Message) => void; onCancel: () => void };

/** The author edits a message. Whoever is no longer named in it is no longer mentioned. */
export function EditMessage({ message, seats, onDone, onCancel }: Props) {
  const t = useTranslate();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [body, setBody] = useState(message.body);
  const [chosen, setChosen] = useState(() => seats.filter((seat) => message.mentions.includes(seat.id)));
  const mentions = useMentions(area, seats, (text, seat) => {
    setBody(text);
    setChosen((before) => [...before.filter((one) => one.id !== seat.id), seat]);
  });
  const { mutate, busy, apiError } = useMutation(editMutation);
  const written = textLength(body);
  const long = written > limits.message;

  async function save(event: FormEvent) {
    event.preventDefault();
    if (long) return area.current?.focus();
    const answer = await mutate({ input: { id: message.id, body: body.trimEnd(), mentions: named(body, chosen) } });
    if (answer) onDone(answer.editMessage);
  }

  return (
    <form className="chat-composer" onSubmit={save} onKeyDown={formKeys(body === message.body ? onCancel : undefined)}>
      <Field>
        <Label htmlFor={id}>{t('chat.editLabel')}</Label>
        <Textarea
          id={id}
          ref={area}
          rows={3}
          autoFocus
          value={body}
          aria-invalid={long}
          aria-describedby={`${id}-note`}
          aria-autocomplete="list"
          aria-controls={mentions.open ? `${id}-seats` : undefined}
          aria-activedescendant={mentions.open ? `${id}-seat-${mentions.at}` : undefined}
          onChange={(event) => {
            setBody(event.target.value);
            mentions.update();
          }}
          onClick={mentions.update}
          onBlur={mentions.close}
          onKeyDown={mentions.handleKey}
        />
        <MentionList id={id} {...mentions} />
        <p id={`${id}-note`} className="small field-fault" role={long ? 'alert' : undefined}>
          {long ? t('ui.rule.tooLong', { limit: limits.message, written }) : null}
        </p>
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
