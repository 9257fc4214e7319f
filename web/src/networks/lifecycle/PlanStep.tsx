import { Button, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type Plan, rhythms } from '@krets/shared/network-kind';
import { type FormEvent, useState } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import { LimitedTextfield } from '../../ui/LimitedTextfield.js';
import { Card } from '../../ui/Page.js';
import { useForm } from '../../ui/useForm.js';
import { RadioChoice } from './RadioChoice.js';

type Props = { plan: Plan; about: string; onAnswer: (plan: Plan, about: string) => void };

/** Which kind of group is planned. */
export function PlanStep({ plan: before, about, onAnswer }: Props) {
  const t = useTranslate();
  const [plan, setPlan] = useState(before);
  const form = useForm(['about', 'people'], undefined);
  const change = (changes: Partial<Plan>) => setPlan({ ...plan, ...changes });

  function answer(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    const people = Number(texts?.people);
    if (texts && people >= 1) onAnswer({ ...plan, people }, texts.about ?? '');
  }

  return (
    <Card as="section">
      <form className="form" onSubmit={answer} noValidate>
        <LimitedTextfield
          name="about"
          multiline
          rows={3}
          label={t('lifecycle.plan.about')}
          description={t('lifecycle.plan.about.hint')}
          defaultValue={about}
          limit={limits.purpose}
          error={form.fault('about')}
        />
        <Textfield
          name="people"
          type="number"
          min={1}
          label={t('lifecycle.plan.people')}
          defaultValue={plan.people}
          error={form.fault('people')}
        />
        <RadioChoice
          name="open"
          legend={t('lifecycle.plan.open')}
          choices={(['no', 'yes'] as const).map((value) => ({ value, label: t(`lifecycle.plan.open.${value}`) }))}
          value={plan.open ? 'yes' : 'no'}
          onChange={(value) => change({ open: value === 'yes' })}
        />
        <RadioChoice
          name="charter"
          legend={t('lifecycle.plan.charter')}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`lifecycle.plan.charter.${value}`) }))}
          value={plan.charter ? 'yes' : 'no'}
          onChange={(value) => change({ charter: value === 'yes' })}
        />
        <RadioChoice
          name="rhythm"
          legend={t('lifecycle.plan.rhythm')}
          choices={rhythms.map((value) => ({ value, label: t(`lifecycle.plan.rhythm.${value}`) }))}
          value={plan.rhythm}
          onChange={(value) => change({ rhythm: rhythms.find((one) => one === value) ?? plan.rhythm })}
        />
        <Button type="submit">{t('lifecycle.plan.answer')}</Button>
      </form>
    </Card>
  );
}
