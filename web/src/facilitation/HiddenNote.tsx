import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type ReactNode, useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { ContributionPartsFragment } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { answerHidingMutation, showMutation } from './graph.js';
import { WordsDialog } from './WordsDialog.js';

type Props = { said: ContributionPartsFragment; readersLine: ReactNode; onChange: () => void };

/** Stands where the words were: why they are hidden, what their author answers, and the way back. */
export function HiddenNote({ said, readersLine, onChange }: Props) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const answering = useAct(answerHidingMutation);
  const showing = useAct(showMutation);
  const { answerHiding, show } = said.viewerMay;

  async function answer(words: string) {
    if (!(await answering.act({ input: { contributionId: said.id, words } }))) return;
    setAsking(false);
    onChange();
  }

  async function uncover() {
    if (await showing.act({ contributionId: said.id })) onChange();
  }

  return (
    <div className="hidden-note">
      <p className="said-tombstone quiet">{t('facilitation.hidden')}</p>
      <p className="small quiet">{t('facilitation.hidden.reason')}</p>
      <blockquote className="stated">{said.hiddenReason}</blockquote>
      {said.hiddenAnswer ? (
        <>
          <p className="small quiet">{t('facilitation.hidden.answer')}</p>
          <blockquote className="stated">{said.hiddenAnswer}</blockquote>
        </>
      ) : null}
      {answerHiding ? <p className="small">{t('facilitation.hidden.yours')}</p> : null}
      <ErrorNote trouble={showing.trouble} />
      <div className="buttons">
        {answerHiding ? (
          <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
            {t('facilitation.hidden.disagree')}
          </Button>
        ) : null}
        {show ? (
          <Button variant="secondary" data-size="sm" disabled={showing.busy} onClick={() => void uncover()}>
            {t('facilitation.show')}
          </Button>
        ) : null}
      </div>
      {asking ? (
        <WordsDialog
          title={t('facilitation.hidden.disagree')}
          label={t('facilitation.hidden.words')}
          action={t('facilitation.hidden.send')}
          limit={limits.shortAnswer}
          busy={answering.busy}
          trouble={answering.trouble}
          onSend={(words) => void answer(words)}
          onClose={() => setAsking(false)}
        >
          {readersLine}
        </WordsDialog>
      ) : null}
    </div>
  );
}
