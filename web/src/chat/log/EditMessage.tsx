import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useId, useState } from 'react';
import { useAct } from '../../app/useGraph.js';
import { useWords } from '../../app/words.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import type { Message } from '../following/conversation.js';
import { editMutation } from '../graph.js';

type Props = { message: Message; onDone: (message: Message) => void; onCancel: () => void };

/** The author changes the words. */
export function EditMessage({ message, onDone, onCancel }: Props) {
  const t = useWords();
  const id = useId();
  const [body, setBody] = useState(message.body);
  const { act, busy, trouble } = useAct(editMutation);

  async function save(event: FormEvent) {
    event.preventDefault();
    const answer = await act({ input: { id: message.id, body, mentions: message.mentions } });
    if (answer) onDone(answer.editMessage);
  }

  return (
    <form className="chat-composer" onSubmit={save}>
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
      <ErrorNote trouble={trouble} />
      <div className="buttons">
        <Button type="submit" variant="secondary" disabled={busy || body.trim() === ''}>
          {t('thread.saveEdit')}
        </Button>
        <Button type="button" variant="tertiary" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
