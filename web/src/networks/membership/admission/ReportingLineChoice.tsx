import { Fieldset, Radio } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useTranslate } from '../../../app/i18n/messages.js';

type Props = { value: boolean; onChange: (value: boolean) => void };

/** Asked of everybody, so that the question itself reveals nothing. */
export function ReportingLineChoice({ value, onChange }: Props) {
  const t = useTranslate();
  const name = useId();
  return (
    <Fieldset>
      <Fieldset.Legend>{t('admission.reportingLine')}</Fieldset.Legend>
      <Fieldset.Description>{t('admission.reportingLine.hint')}</Fieldset.Description>
      <Radio
        name={name}
        value="no"
        label={t('admission.reportingLine.no')}
        checked={!value}
        onChange={() => onChange(false)}
      />
      <Radio
        name={name}
        value="yes"
        label={t('admission.reportingLine.yes')}
        checked={value}
        onChange={() => onChange(true)}
      />
    </Fieldset>
  );
}
