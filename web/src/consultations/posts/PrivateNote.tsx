import { limits } from '@krets/shared/limits';
import { useCallback, useEffect, useState } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import { useMe } from '../../app/session.js';
import { localCopy } from '../../app/unsent/local-copy.js';
import { useAutosave } from '../../app/unsent/useAutosave.js';
import { errorText } from '../../ui/ErrorNote.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { noteSlot, sendNote } from './note-api.js';

/** The reader's private note: saved while it is written, read by nobody else. */
export function PrivateNote({ id, initialText }: { id: string; initialText: string }) {
  const t = useTranslate();
  const me = useMe().id;
  const slot = noteSlot(id);
  const [left] = useState(() => localCopy(me, slot).get());
  const [content, setContent] = useState(left ? (left.content ?? '') : initialText);
  const send = useCallback((words: string | null) => sendNote(id, words), [id]);
  const { state, setState, change, resume } = useAutosave(me, slot, send);

  // What a closed page has left is newer than what the server has.
  useEffect(() => {
    if (left) resume(left.content);
  }, [left, resume]);

  return (
    <section className="private-note">
      <LimitedTextfield
        multiline
        rows={4}
        label={t('consultations.note')}
        description={t('consultations.note.who')}
        value={content}
        limit={limits.privateNote}
        onChange={(event) => {
          setContent(event.target.value);
          setState(undefined);
          change(event.target.value);
        }}
      />
      <p className="small draft-status" role={state?.kind === 'refused' ? 'alert' : undefined}>
        {state ? t(`consultations.note.${state.kind}`) : null}{' '}
        {state?.kind === 'refused' ? errorText(state.apiError, t) : null}
      </p>
    </section>
  );
}
