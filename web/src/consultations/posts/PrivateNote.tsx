import { Field, Label, Textarea } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useEffect, useId, useRef, useState } from 'react';
import { apiClient } from '../../app/api/api-client.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { saveNoteMutation } from '../mutations.js';

const afterPause = 800;

/** The reader's private note: saved while it is written, read by nobody else. */
export function PrivateNote({ id, initialText }: { id: string; initialText: string }) {
  const t = useTranslate();
  const field = useId();
  const [content, setContent] = useState(initialText);
  const [saved, setSaved] = useState<'saved' | 'waits'>();
  const waiting = useRef<string>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useRef(async () => {
    clearTimeout(timer.current);
    const words = waiting.current;
    waiting.current = undefined;
    if (words === undefined) return;
    const { error } = await apiClient.mutation(saveNoteMutation, { input: { consultationId: id, content: words } });
    setSaved(error ? 'waits' : 'saved');
    if (error && waiting.current === undefined) {
      waiting.current = words;
      timer.current = setTimeout(() => void save.current(), 5_000);
    }
  });
  useEffect(() => () => void save.current(), []);

  return (
    <section className="private-note">
      <Field>
        <Label htmlFor={field}>{t('consultations.note')}</Label>
        <p className="small" id={`${field}-who`}>
          {t('consultations.note.who')}
        </p>
        <Textarea
          id={field}
          rows={4}
          maxLength={limits.note}
          value={content}
          aria-describedby={`${field}-who`}
          onChange={(event) => {
            setContent(event.target.value);
            setSaved(undefined);
            waiting.current = event.target.value;
            clearTimeout(timer.current);
            timer.current = setTimeout(() => void save.current(), afterPause);
          }}
        />
      </Field>
      <p className="small draft-status">{saved ? t(`consultations.note.${saved}`) : null}</p>
    </section>
  );
}
