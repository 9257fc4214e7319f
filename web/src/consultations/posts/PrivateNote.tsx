import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { useCallback, useEffect, useRef, useState } from 'react';
import { fieldFault } from '../../app/api/api-error.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { useMe } from '../../app/session.js';
import { localCopy } from '../../app/unsent/local-copy.js';
import { useAutosave } from '../../app/unsent/useAutosave.js';
import { ChangedSince } from '../../ui/ChangedSince.js';
import { errorText } from '../../ui/ErrorNote.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { fetchNote, isOvertaken, noteSlot, type StoredNote, sendNote } from './note-api.js';

type Props = { id: string /** When the page was opened. */; stored: StoredNote };

/** The reader's private note: saved while it is written, read by nobody else. */
export function PrivateNote({ id, stored }: Props) {
  const t = useTranslate();
  const me = useMe().id;
  const slot = noteSlot(id);
  const [left] = useState(() => localCopy(me, slot).get());
  const [content, setContent] = useState(left ? (left.content ?? '') : stored.text);
  /** Saved at another device meanwhile, and shown beside what is written here. */
  const [overtaken] = useState(left !== undefined && isOvertaken(left, stored));
  const [elsewhere, setElsewhere] = useState(overtaken ? stored : undefined);
  const seen = useRef(stored.savedAt);

  const send = useCallback(
    async (text: string | null) => {
      const answer = await sendNote(id, text ?? '', seen.current);
      if ('savedAt' in answer) seen.current = answer.savedAt ?? null;
      else if (fieldFault(answer.apiError, 'replaces')) {
        const other = await fetchNote(id);
        if ('apiError' in other) return other;
        seen.current = other.savedAt;
        setElsewhere(other);
      }
      return answer;
    },
    [id],
  );
  const { state, setState, change, resume } = useAutosave(me, slot, send);

  useEffect(() => {
    if (left && !overtaken) resume(left.content);
  }, [left, overtaken, resume]);

  function write(text: string) {
    setContent(text);
    setState(undefined);
    setElsewhere(undefined);
    change(text);
  }

  return (
    <section className="private-note">
      <LimitedTextfield
        multiline
        rows={4}
        label={t('consultations.note')}
        description={t('consultations.note.who')}
        value={content}
        limit={limits.privateNote}
        onChange={(event) => write(event.target.value)}
      />
      {elsewhere ? (
        <>
          <ChangedSince texts={[{ label: t('consultations.note'), text: elsewhere.text }]} />
          <Button variant="secondary" data-size="sm" onClick={() => write(content)}>
            {t('consultations.note.mine')}
          </Button>
        </>
      ) : (
        <p className="small draft-status" role={state?.kind === 'refused' ? 'alert' : undefined}>
          {state ? t(`consultations.note.${state.kind}`) : null}{' '}
          {state?.kind === 'refused' ? errorText(state.apiError, t) : null}
        </p>
      )}
    </section>
  );
}
