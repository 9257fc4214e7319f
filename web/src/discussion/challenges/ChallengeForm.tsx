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
import { type HelpWanted, helpWanted, type Language, languages, reshares } from '@krets/shared/kinds';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { type ApiError, fieldFault } from '../../app/api/api-error.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { useCorrected } from '../../ui/useCorrected.js';
import { ClosedToField } from './ClosedToField.js';
import { type ChallengeFormValues, type Fault, faultsOf, textFields } from './challenge-form.js';
import { Warnings } from './Warnings.js';
import './ChallengeForm.css';

type Props = {
  networkId: string;
  values: ChallengeFormValues;
  onChange: (values: ChallengeFormValues) => void;
  onSubmit: () => void;
  busy: boolean;
  apiError: ApiError | undefined;
  /** What the button does, and who is affected. */
  action: string;
  draftStatus?: ReactNode;
};

const names: Record<Language, string> = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' };

/** The form of a challenge. */
export function ChallengeForm({ networkId, values, onChange, onSubmit, busy, apiError, action, draftStatus }: Props) {
  const t = useTranslate();
  const id = useId();
  const [faults, setFaults] = useState<Fault[]>([]);
  const corrected = useCorrected();
  const change = (changes: Partial<ChallengeFormValues>) => {
    corrected.add(...Object.keys(changes));
    onChange({ ...values, ...changes });
  };

  function fault(field: keyof ChallengeFormValues): string | undefined {
    const own = faults.find((one) => one.field === field) ?? fieldFault(apiError, field);
    if (!own || corrected.has(field)) return undefined;
    if (own.limit !== undefined) return t('ui.rule.long', { limit: own.limit });
    if (own.rule === 'holdsMoved') return t('challenges.fault.holdsMoved');
    return own.rule === 'required' ? t('challenges.fault.required') : t('ui.rule.other');
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = faultsOf(values);
    setFaults(found);
    corrected.reset();
    const first = found[0];
    if (first) document.getElementById(`${id}-${first.field}`)?.focus();
    else onSubmit();
  }

  function toggle(help: HelpWanted) {
    const wanted = values.helpWanted.includes(help)
      ? values.helpWanted.filter((one) => one !== help)
      : helpWanted.filter((one) => one === help || values.helpWanted.includes(one));
    change({ helpWanted: wanted });
  }

  return (
    <form className="form challenge-form" onSubmit={submit} noValidate>
      {textFields.map(({ field, rows, required }) => (
        <div key={field}>
          <Field>
            <Label htmlFor={`${id}-${field}`}>{t(`challenges.form.${field}`)}</Label>
            {required ? null : <p className="small quiet">{t('challenges.form.optional')}</p>}
            <Textarea
              id={`${id}-${field}`}
              rows={rows}
              style={{ minHeight: `${rows * 1.6 + 1.2}rem` }}
              value={values[field]}
              lang={values.lang}
              aria-invalid={fault(field) ? true : undefined}
              aria-describedby={`${id}-${field}-fault`}
              onChange={(event) => change({ [field]: event.target.value })}
            />
            <ValidationMessage id={`${id}-${field}-fault`} hidden={!fault(field)}>
              {fault(field)}
            </ValidationMessage>
          </Field>
          <Warnings text={values[field]} />
        </div>
      ))}

      <Fieldset>
        <Fieldset.Legend>{t('challenges.form.helpWanted')}</Fieldset.Legend>
        {helpWanted.map((help, i) => (
          <Checkbox
            key={help}
            id={i === 0 ? `${id}-helpWanted` : undefined}
            label={t(`challenges.help.${help}`)}
            checked={values.helpWanted.includes(help)}
            onChange={() => toggle(help)}
          />
        ))}
        {values.helpWanted.includes('LISTEN') ? <p className="small quiet">{t('challenges.form.listen')}</p> : null}
        {fault('helpWanted') ? <ValidationMessage>{fault('helpWanted')}</ValidationMessage> : null}
      </Fieldset>

      <Textfield
        type="date"
        label={t('challenges.form.decideBy')}
        value={values.decideBy}
        onChange={(event) => change({ decideBy: event.target.value })}
      />

      <Fieldset>
        <Fieldset.Legend>{t('challenges.form.reshare')}</Fieldset.Legend>
        {reshares.map((reshare) => (
          <Radio
            key={reshare}
            name={`${id}-reshare`}
            value={reshare}
            label={t(`challenges.reshare.${reshare}`)}
            checked={values.reshare === reshare}
            onChange={() => change({ reshare })}
          />
        ))}
      </Fieldset>

      <ClosedToField
        networkId={networkId}
        closedTo={values.closedTo}
        fault={fault('closedTo')}
        onChange={(closedTo) => change({ closedTo })}
      />

      <Field>
        <Label htmlFor={`${id}-lang`}>{t('challenges.form.lang')}</Label>
        <select
          id={`${id}-lang`}
          className="ds-input"
          value={values.lang}
          onChange={(event) => change({ lang: event.target.value as Language })}
        >
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {names[language]}
            </option>
          ))}
        </select>
      </Field>

      <Fieldset>
        <Fieldset.Legend>{t('challenges.form.ticks')}</Fieldset.Legend>
        {(['deidentified', 'noClassified'] as const).map((tick) => (
          <Checkbox
            key={tick}
            id={`${id}-${tick}`}
            label={t(`challenges.form.${tick}`)}
            error={fault(tick)}
            checked={values[tick]}
            onChange={(event) => change({ [tick]: event.target.checked })}
          />
        ))}
      </Fieldset>

      <ErrorNote apiError={apiError} />
      <div className="buttons">
        <Button type="submit" disabled={busy}>
          {action}
        </Button>
      </div>
      {draftStatus}
    </form>
  );
}
