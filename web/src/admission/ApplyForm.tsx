import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useMe } from '../app/session.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { NetworkFactsFragment } from '../generated/graphql.js';
import { OrganisationField } from '../people/OrganisationField.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { Paper } from '../ui/Page.js';
import { useForm } from '../ui/useForm.js';
import { applyMutation } from './graph.js';
import { InLineChoice } from './InLineChoice.js';

type Props = { network: NetworkFactsFragment; onApplied: () => Promise<void> };

const answerTo = (i: number) => `answer${i}`;

/** A short reason, and what the network asks. */
export function ApplyForm({ network, onApplied }: Props) {
  const t = useWords();
  const { person } = useMe();
  const [orgnr, setOrgnr] = useState(person.organisation?.orgnr);
  const [inLine, setInLine] = useState(false);
  const { act, busy, trouble } = useAct(applyMutation);
  const { questions } = network;
  const form = useForm(['roleTitle', 'reason', ...questions.map((_, i) => answerTo(i))], trouble);

  async function apply(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts || !orgnr) return;
    const { roleTitle = '', reason = '' } = texts;
    const answers = questions.map((_, i) => texts[answerTo(i)] ?? '');
    if (await act({ input: { networkId: network.id, roleTitle, orgnr, reason, answers, inLine } })) await onApplied();
  }

  return (
    <Paper as="section">
      <h2>{t('admission.apply')}</h2>
      <p>{t(`admission.decidedBy.${network.decidedBy}`)}</p>
      <p className="small quiet">{t('admission.readers', { network: network.name })}</p>
      <form className="form" onSubmit={apply} noValidate>
        <Textfield
          name="roleTitle"
          label={t('people.roleTitle')}
          defaultValue={person.roleTitle}
          maxLength={limits.roleTitle}
          error={form.fault('roleTitle')}
        />
        <OrganisationField
          orgnr={orgnr}
          onChange={setOrgnr}
          error={orgnr ? undefined : t('people.organisation.fault')}
        />
        <Textfield
          name="reason"
          multiline
          rows={3}
          label={t('admission.reason')}
          maxLength={limits.reason}
          error={form.fault('reason')}
        />
        {questions.map((question, i) => (
          <Textfield
            key={question}
            name={answerTo(i)}
            multiline
            rows={3}
            label={question}
            maxLength={limits.answer}
            error={form.fault(answerTo(i))}
          />
        ))}
        <InLineChoice value={inLine} onChange={setInLine} />
        <ErrorNote trouble={trouble} />
        <Button type="submit" disabled={busy}>
          {t('admission.send')}
        </Button>
      </form>
    </Paper>
  );
}
