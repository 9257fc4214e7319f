import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type FormEvent, useState } from 'react';
import { useMutation } from '../../../app/api/useQuery.js';
import { useTranslate } from '../../../app/i18n/messages.js';
import { useMe } from '../../../app/session.js';
import type { NetworkFactsFragment } from '../../../generated/graphql.js';
import { OrganisationField } from '../../../identity/OrganisationField.js';
import { ErrorNote } from '../../../ui/ErrorNote.js';
import { LimitedTextfield } from '../../../ui/LimitedTextfield.js';
import { Card } from '../../../ui/Page.js';
import { useForm } from '../../../ui/useForm.js';
import { applyMutation } from './operations.js';
import { ReportingLineChoice } from './ReportingLineChoice.js';

type Props = { network: NetworkFactsFragment; onApplied: () => Promise<void> };

const answerTo = (i: number) => `answer${i}`;

/** The application form: a short reason, and the network's questions. */
export function ApplyForm({ network, onApplied }: Props) {
  const t = useTranslate();
  const { person } = useMe();
  const [orgnr, setOrgnr] = useState(person.organisation?.orgnr);
  const [inReportingLine, setInReportingLine] = useState(false);
  const { mutate, busy, apiError } = useMutation(applyMutation);
  const { questions } = network;
  const form = useForm(['roleTitle', 'reason', ...questions.map((_, i) => answerTo(i))], apiError);

  async function apply(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    if (!texts || !orgnr) return;
    const { roleTitle = '', reason = '' } = texts;
    const answers = questions.map((_, i) => texts[answerTo(i)] ?? '');
    if (await mutate({ input: { networkId: network.id, roleTitle, orgnr, reason, answers, inReportingLine } }))
      await onApplied();
  }

  return (
    <Card as="section">
      <h2>{t('admission.apply')}</h2>
      <p>{t(`admission.decidedBy.${network.decidedBy}`)}</p>
      <p className="small quiet">{t('admission.readers', { network: network.name })}</p>
      <form className="form" onSubmit={apply} noValidate>
        <LimitedTextfield
          name="roleTitle"
          label={t('identity.roleTitle')}
          defaultValue={person.roleTitle}
          limit={limits.roleTitle}
          error={form.fault('roleTitle')}
        />
        <OrganisationField
          orgnr={orgnr}
          onChange={setOrgnr}
          error={orgnr ? undefined : t('identity.organisation.fault')}
        />
        <LimitedTextfield
          name="reason"
          multiline
          rows={3}
          label={t('admission.reason')}
          limit={limits.reason}
          error={form.fault('reason')}
        />
        {questions.map((question, i) => (
          <LimitedTextfield
            key={question}
            name={answerTo(i)}
            multiline
            rows={3}
            label={question}
            limit={limits.answer}
            error={form.fault(answerTo(i))}
          />
        ))}
        <ReportingLineChoice value={inReportingLine} onChange={setInReportingLine} />
        <ErrorNote apiError={apiError} />
        <Button type="submit" disabled={busy}>
          {t('admission.send')}
        </Button>
      </form>
    </Card>
  );
}
