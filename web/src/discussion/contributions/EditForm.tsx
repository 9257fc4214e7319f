import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { formKeys } from '../../ui/form-keys.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { DraftStatus } from '../drafts/DraftStatus.js';
import { useDraft } from '../drafts/useDraft.js';
import { named, type Seat } from '../message-parts/mentions.js';
import { editMutation } from './operations.js';
import type { Contribution } from './thread.js';

type Props = {
  contribution: Contribution;
  networkId: string;
  seats: readonly Seat[];
  onDone: (contribution: Contribution) => void;
  onCancel: () => void;
};

/** The author edits the text; earlier texts stay readable. */
export function EditForm({ contribution, networkId, seats, onDone, onCancel }: Props) {
  const t = useTranslate();
  const [body, setBody] = useState(contribution.body);
  const [link, setLink] = useState(contribution.link ?? '');
  const { mutate, busy, apiError } = useMutation(editMutation);
  const draft = useDraft(networkId, `edit:${contribution.id}`, setBody);
  const linked = contribution.kind === 'RESOURCE' && !contribution.resourceId;

  async function save(event: FormEvent) {
    event.preventDefault();
    const { id: contributionId, resourceId, mentions } = contribution;
    const mentioned = seats.filter((seat) => mentions.includes(seat.id));
    const answer = await mutate({
      input: {
        id: contributionId,
        body: body.trimEnd(),
        link: linked ? link.trim() : null,
        resourceId: resourceId ?? null,
        mentions: named(body, mentioned),
      },
    });
    if (!answer) return;
    draft.discard();
    onDone(answer.editContribution);
  }

  return (
    // Escape leaves the words as a draft; the button discards them.
    <form className="composer" onSubmit={save} onKeyDown={formKeys(onCancel)}>
      {linked ? (
        <Textfield
          label={t('contributions.link')}
          inputMode="url"
          value={link}
          onChange={(event) => setLink(event.target.value)}
        />
      ) : null}
      <LimitedTextfield
        multiline
        rows={4}
        autoFocus
        label={t('contributions.editLabel')}
        value={body}
        limit={limits.body}
        onChange={(event) => {
          setBody(event.target.value);
          draft.save(event.target.value);
        }}
      />
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {t('contributions.saveEdit')}
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
      <DraftStatus
        draft={draft}
        onDiscard={() => {
          draft.discard();
          setBody(contribution.body);
        }}
      />
    </form>
  );
}
