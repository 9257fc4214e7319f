import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type ReactNode, useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { ContributionPartsFragment } from '../../generated/graphql.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { TextDialog } from '../../ui/TextDialog.js';
import { answerHidingMutation, showMutation } from './operations.js';

type Props = { contribution: ContributionPartsFragment; readersNote: ReactNode; onChange: () => void };

/** Replaces a hidden text: why it is hidden, the author's answer, and how to show it again. */
export function HiddenNote({ contribution, readersNote, onChange }: Props) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const answering = useMutation(answerHidingMutation);
  const showing = useMutation(showMutation);
  const { answerHiding, show } = contribution.viewerMay;

  async function answer(words: string) {
    if (!(await answering.mutate({ input: { contributionId: contribution.id, words } }))) return;
    setAsking(false);
    onChange();
  }

  async function uncover() {
    if (await showing.mutate({ contributionId: contribution.id })) onChange();
  }

  return (
    <div className="hidden-note">
      <p className="contribution-removed quiet">{t('moderation.hidden')}</p>
      <p className="small quiet">{t('moderation.hidden.reason')}</p>
      <blockquote className="quoted-statement">{contribution.hiddenReason}</blockquote>
      {contribution.hiddenAnswer ? (
        <>
          <p className="small quiet">{t('moderation.hidden.answer')}</p>
          <blockquote className="quoted-statement">{contribution.hiddenAnswer}</blockquote>
        </>
      ) : null}
      {answerHiding ? <p className="small">{t('moderation.hidden.yours')}</p> : null}
      <ErrorNote apiError={showing.apiError} />
      <div className="buttons">
        {answerHiding ? (
          <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
            {t('moderation.hidden.disagree')}
          </Button>
        ) : null}
        {show ? (
          <Button variant="secondary" data-size="sm" disabled={showing.busy} onClick={() => void uncover()}>
            {t('moderation.show')}
          </Button>
        ) : null}
      </div>
      {asking ? (
        <TextDialog
          title={t('moderation.hidden.disagree')}
          label={t('moderation.hidden.words')}
          action={t('moderation.hidden.send')}
          limit={limits.shortAnswer}
          busy={answering.busy}
          apiError={answering.apiError}
          onSend={(words) => void answer(words)}
          onClose={() => setAsking(false)}
        >
          {readersNote}
        </TextDialog>
      ) : null}
    </div>
  );
}
