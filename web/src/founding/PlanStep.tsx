import { Button, Field, Label, Textarea, Textfield } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type Plan, rhythms } from '@krets/shared/network-kind';
import { type FormEvent, useState } from 'react';
import { useWords } from '../app/words.js';
import { Paper } from '../ui/Page.js';
import { useForm } from '../ui/useForm.js';
import { Choice } from './Choice.js';

type Props = { plan: Plan; about: string; onAnswer: (plan: Plan, about: string) => void };

/** What does one want to make? */
export function PlanStep({ plan: before, about, onAnswer }: Props) {
  const t = useWords();
  const [plan, setPlan] = useState(before);
  const form = useForm(['about', 'people'], undefined);
  const change = (changes: Partial<Plan>) => setPlan({ ...plan, ...changes });

  function answer(event: FormEvent<HTMLFormElement>) {
    const texts = form.read(event);
    const people = Number(texts?.people);
    if (texts && people >= 1) onAnswer({ ...plan, people }, texts.about ?? '');
  }

  return (
    <Paper as="section">
      <form className="form" onSubmit={answer} noValidate>
        <Field>
          <Label htmlFor="about">{t('founding.plan.about')}</Label>
          <p className="small quiet">{t('founding.plan.about.hint')}</p>
          <Textarea
            id="about"
            name="about"
            rows={3}
            defaultValue={about}
            maxLength={limits.purpose}
            aria-invalid={form.fault('about') ? true : undefined}
          />
          {form.fault('about') ? <p className="small">{form.fault('about')}</p> : null}
        </Field>
        <Textfield
          name="people"
          type="number"
          min={1}
          label={t('founding.plan.people')}
          defaultValue={plan.people}
          error={form.fault('people')}
        />
        <Choice
          name="open"
          legend={t('founding.plan.open')}
          choices={(['no', 'yes'] as const).map((value) => ({ value, label: t(`founding.plan.open.${value}`) }))}
          value={plan.open ? 'yes' : 'no'}
          onChange={(value) => change({ open: value === 'yes' })}
        />
        <Choice
          name="charter"
          legend={t('founding.plan.charter')}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`founding.plan.charter.${value}`) }))}
          value={plan.charter ? 'yes' : 'no'}
          onChange={(value) => change({ charter: value === 'yes' })}
        />
        <Choice
          name="rhythm"
          legend={t('founding.plan.rhythm')}
          choices={rhythms.map((value) => ({ value, label: t(`founding.plan.rhythm.${value}`) }))}
          value={plan.rhythm}
          onChange={(value) => change({ rhythm: rhythms.find((one) => one === value) ?? plan.rhythm })}
        />
        <Button type="submit">{t('founding.plan.answer')}</Button>
      </form>
    </Paper>
  );
}
