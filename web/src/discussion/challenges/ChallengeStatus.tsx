import { Button, Textfield } from '@digdir/designsystemet-react';
import { challengeStatuses } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { ChallengeHeadFragment } from '../../generated/graphql.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { formKeys } from '../../ui/form-keys.js';
import { InlineRadioGroup } from '../../ui/InlineRadioGroup.js';
import { StatusTag } from '../../ui/StatusTag.js';
import { Time } from '../../ui/Time.js';
import { markChallengeMutation } from './operations.js';

type Props = { challenge: ChallengeHeadFragment; onChange: () => void };

/** How far the owner has come, in the head of the challenge. */
export function ChallengeStatus({ challenge: { status, statusNote, statusAt, lang } }: Pick<Props, 'challenge'>) {
  const t = useTranslate();
  if (!statusAt) return null;
  return (
    <p className="challenge-status">
      <StatusTag>{t(`challenges.status.${status}`)}</StatusTag>{' '}
      {statusNote ? <span lang={lang}>{statusNote}</span> : null}{' '}
      <span className="small quiet">
        <Time at={statusAt} day />
      </span>
    </p>
  );
}

/** Where the owner says it. */
export function MarkChallenge({ challenge, onChange }: Props) {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const [status, setStatus] = useState(challenge.status);
  const [note, setNote] = useState(challenge.statusNote ?? '');
  const { mutate, busy, apiError } = useMutation(markChallengeMutation);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!(await mutate({ input: { id: challenge.id, status, note } }))) return;
    setOpen(false);
    onChange();
  }

  if (!open)
    return (
      <Button variant="tertiary" data-size="sm" onClick={() => setOpen(true)}>
        {t('challenges.mark')}
      </Button>
    );
  return (
    <form className="form mark-challenge" onSubmit={save} onKeyDown={formKeys(() => setOpen(false))}>
      <InlineRadioGroup
        legend={t('challenges.mark.choose')}
        choices={challengeStatuses}
        labelFor={(choice) => t(`challenges.mark.${choice}`)}
        value={status}
        onChange={setStatus}
      />
      <Textfield
        label={t('challenges.mark.note')}
        description={t('challenges.form.optional')}
        value={note}
        maxLength={limits.statusNote}
        onChange={(event) => setNote(event.target.value)}
      />
      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {t('challenges.mark.save', { readers: challenge.readers.people - 1 })}
        </Button>
        <Button type="button" variant="tertiary" onClick={() => setOpen(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
