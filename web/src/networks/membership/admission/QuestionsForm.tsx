import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { cleanText } from '@krets/shared/text';
import { type FormEvent, useState } from 'react';
import { useMutation } from '../../../app/api/useQuery.js';
import { useTranslate } from '../../../app/i18n/messages.js';
import { ChangedSince } from '../../../ui/ChangedSince.js';
import { ErrorNote } from '../../../ui/ErrorNote.js';
import { LimitedTextfield } from '../../../ui/LimitedTextfield.js';
import { Card } from '../../../ui/Page.js';
import { useForm } from '../../../ui/useForm.js';
import { useReplaces } from '../../../ui/useReplaces.js';
import { askMutation } from './operations.js';

type Props = { networkId: string; questions: readonly string[]; onSaved: () => Promise<void> };

const places = Array.from({ length: limits.questions }, (_, i) => `question${i + 1}`);

/** The questions to applicants; an empty field is no question. */
export function QuestionsForm({ networkId, questions, onSaved }: Props) {
  const t = useTranslate();
  const [saved, setSaved] = useState(false);
  const { mutate, busy, apiError } = useMutation(askMutation);
  const form = useForm([], apiError);
  const { replaces, stale, setSeen } = useReplaces(questions, apiError);
  async function save(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts) return;
    const asked = places.map((place) => texts[place] ?? '').filter(Boolean);
    const answer = await mutate({ input: { networkId, replaces: [...replaces], questions: asked } });
    if (answer) setSeen(asked.map(cleanText));
    setSaved(answer !== undefined);
    await onSaved();
  }
  return (
    <Card as="section">
      <h3>{t('admission.questions')}</h3>
      <p className="quiet">{t('admission.questions.lead')}</p>
      <form className="form" onSubmit={save} noValidate>
        {places.map((place, i) => (
          <LimitedTextfield
            key={place}
            name={place}
            label={t('admission.questions.one', { number: i + 1 })}
            defaultValue={questions[i] ?? ''}
            limit={limits.question}
          />
        ))}
        {stale ? (
          <ChangedSince texts={[{ label: t('admission.questions'), text: questions.join('\n') }]} />
        ) : (
          <ErrorNote apiError={apiError} />
        )}
        <Button type="submit" disabled={busy}>
          {t('admission.questions.save')}
        </Button>
        <p role="status" className="small quiet">
          {saved ? t('admission.questions.saved') : null}
        </p>
      </form>
    </Card>
  );
}
