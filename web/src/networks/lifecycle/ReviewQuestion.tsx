import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { FormRequirementsQuery } from '../../generated/graphql.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { answerReviewMutation } from './operations.js';
import { RadioChoice } from './RadioChoice.js';

type Props = { network: FormRequirementsQuery['network']; onChange: () => Promise<void> };

const answers = ['1', '2', '3', '4', '5'] as const;

/** The one question to the members while they review the network, and afterwards what they answered on average. */
export function ReviewQuestion({ network, onChange }: Props) {
  const t = useTranslate();
  const [chosen, setChosen] = useState('');
  const { mutate, busy, apiError } = useMutation(answerReviewMutation);
  const { open, answered, average } = network.reviewQuestion;
  if (!open && !answered) return average === null ? null : <p>{t('lifecycle.review.average', { average })}</p>;
  return (
    <section>
      <h2>{t('lifecycle.review.title')}</h2>
      {answered ? (
        <p role="status">{t('lifecycle.review.thanks')}</p>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen) void mutate({ input: { networkId: network.id, answer: Number(chosen) } }).then(onChange);
          }}
        >
          <p className="quiet">{t('lifecycle.review.secret')}</p>
          <RadioChoice
            name="review-answer"
            legend={`«${t('lifecycle.review.question')}»`}
            choices={answers.map((value) => ({ value, label: t(`lifecycle.review.answer.${value}`) }))}
            value={chosen}
            onChange={setChosen}
          />
          <ErrorNote apiError={apiError} />
          <Button type="submit" disabled={busy || !chosen}>
            {t('lifecycle.review.send')}
          </Button>
        </form>
      )}
    </section>
  );
}
