import { Button, Field, Label, Textarea, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { editMutation } from './graph.js';
import type { Said } from './thread.js';

type Props = {
  said: Said;
  networkId: string;
  /** Who can read it. */
  readersLine: ReactNode;
  onDone: (said: Said) => void;
  onCancel: () => void;
};

/** The author changes the words; what stood there before can still be read. */
export function EditForm({ said, networkId, readersLine, onDone, onCancel }: Props) {
  const t = useWords();
  const id = useId();
  const [body, setBody] = useState(said.body);
  const [link, setLink] = useState(said.link ?? '');
  const { act, busy, trouble } = useAct(editMutation);
  const draft = useDraft(networkId, `edit:${said.id}`, setBody);
  const linked = said.kind === 'RESOURCE' && !said.resourceId;

  async function save(event: FormEvent) {
    event.preventDefault();
    const answer = await act({
      input: { id: said.id, body, link: linked ? link : null, resourceId: said.resourceId ?? null },
    });
    if (!answer) return;
    draft.discard();
    onDone(answer.editContribution);
  }

  return (
    <form className="composer" onSubmit={save}>
      {readersLine}
      {linked ? (
        <Textfield label={t('thread.link')} type="url" value={link} onChange={(event) => setLink(event.target.value)} />
      ) : null}
      <Field>
        <Label htmlFor={id}>{t('thread.editLabel')}</Label>
        <Textarea
          id={id}
          rows={4}
          value={body}
          maxLength={limits.body}
          onChange={(event) => {
            setBody(event.target.value);
            draft.keep(event.target.value);
          }}
        />
      </Field>
      <ErrorNote trouble={trouble} />
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {t('thread.saveEdit')}
        </Button>
        <Button
          type="button"
          variant="tertiary"
          onClick={() => {
            draft.discard();
            onCancel();
          }}
        >
          {t('ui.cancel')}
        </Button>
      </div>
      <DraftLine
        savedAt={draft.savedAt}
        restored={draft.restored}
        onDiscard={() => {
          draft.discard();
          setBody(said.body);
        }}
      />
    </form>
  );
}
