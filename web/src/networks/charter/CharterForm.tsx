import {
  Button,
  Checkbox,
  Field,
  Fieldset,
  Label,
  Radio,
  Textarea,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { bases } from '@krets/shared/kinds';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { type ApiError, fieldFault } from '../../app/api/api-error.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { CharterField } from './charter.js';
import { type CharterFormValues, choices, faultsIn, type numberFields, type TextField, textFields } from './form.js';

type Props = {
  values: CharterFormValues;
  onChange: (values: CharterFormValues) => void;
  onSubmit: () => void;
  busy: boolean;
  apiError: ApiError | undefined;
  /** What the button does. */
  action: string;
  /** Shown right above the button. */
  children: ReactNode;
};

type Choice = keyof typeof choices;

/** The form of a charter, in reading order. */
export function CharterForm({ values, onChange, onSubmit, busy, apiError, action, children }: Props) {
  const t = useTranslate();
  const id = useId();
  const [faults, setFaults] = useState<ReturnType<typeof faultsIn>>([]);
  const change = (changes: Partial<CharterFormValues>) => onChange({ ...values, ...changes });

  function fault(field: CharterField): string | undefined {
    const own = faults.find((one) => one.field === field);
    if (own?.min !== undefined && own.max !== undefined)
      return t('charter.fault.number', { min: own.min, max: own.max });
    if (own?.limit !== undefined) return t('ui.rule.long', { limit: own.limit });
    if (own) return t('ui.rule.required');
    return fieldFault(apiError, field) ? t('ui.rule.other') : undefined;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = faultsIn(values);
    setFaults(found);
    const [first] = found;
    if (first) document.getElementById(`${id}-${first.field}`)?.focus();
    else onSubmit();
  }

  const text = (field: TextField) => (
    <Field key={field}>
      <Label htmlFor={`${id}-${field}`}>{t(`charter.field.${field}`)}</Label>
      <Textarea
        id={`${id}-${field}`}
        rows={textFields[field].rows}
        value={values[field]}
        aria-invalid={fault(field) ? true : undefined}
        aria-describedby={`${id}-${field}-fault`}
        onChange={(event) => change({ [field]: event.target.value })}
      />
      <ValidationMessage id={`${id}-${field}-fault`} hidden={!fault(field)}>
        {fault(field)}
      </ValidationMessage>
    </Field>
  );

  const number = (field: keyof typeof numberFields) => (
    <Textfield
      id={`${id}-${field}`}
      inputMode="numeric"
      label={t(`charter.form.${field}`)}
      value={values[field]}
      error={fault(field)}
      onChange={(event) => change({ [field]: event.target.value })}
    />
  );

  const radios = (field: Choice, options: readonly { value: string; label: string; description?: string }[]) => (
    <Fieldset>
      <Fieldset.Legend>{t(`charter.field.${field}`)}</Fieldset.Legend>
      {options.map(({ value, label, description }) => (
        <Radio
          key={value}
          name={`${id}-${field}`}
          value={value}
          label={label}
          description={description}
          checked={values[field] === value}
          onChange={() => change({ [field]: value })}
        />
      ))}
    </Fieldset>
  );

  return (
    <form className="form" onSubmit={submit} noValidate>
      {text('purpose')}
      <Fieldset>
        <Fieldset.Legend>{t('charter.field.basis')}</Fieldset.Legend>
        {bases.map((basis) => (
          <Checkbox
            key={basis}
            label={t(`charter.basis.${basis}`)}
            checked={values.basis.includes(basis)}
            onChange={() =>
              change({
                basis: bases.filter((one) => (one === basis) !== values.basis.includes(one)),
              })
            }
          />
        ))}
      </Fieldset>
      {text('seatsFor')}
      {text('expectations')}
      {number('everyWeeks')}
      {number('minutes')}
      {text('place')}
      {text('attendance')}
      {text('preparation')}
      {text('absence')}
      {radios('protocol', [
        ...choices.protocol.map((value) => ({ value, label: t(`charter.protocol.${value}`) })),
        { value: '', label: t('charter.notAgreed') },
      ])}
      {radios(
        'rotation',
        choices.rotation.map((value) => ({ value, label: t(`charter.rotation.${value}`) })),
      )}
      {radios(
        'confidence',
        choices.confidence.map((value) => ({
          value,
          label: t(`charter.confidence.${value}`),
          description: t(`charter.confidence.${value}.text`),
        })),
      )}
      <p className="small quiet">{t('charter.confidence.law')}</p>
      {radios(
        'admission',
        choices.admission.map((value) => ({ value, label: t(`charter.admission.${value}`) })),
      )}
      <Checkbox
        label={t('charter.form.openHistory')}
        checked={values.openHistory}
        onChange={(event) => change({ openHistory: event.target.checked })}
      />
      {children}
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
