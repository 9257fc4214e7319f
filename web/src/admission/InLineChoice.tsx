import { Fieldset, Radio } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useWords } from '../app/words.js';

type Props = { value: boolean; onChange: (value: boolean) => void };

/** Asked of everybody, so that the question gives nobody away. */
export function InLineChoice({ value, onChange }: Props) {
  const t = useWords();
  const name = useId();
  return (
    <Fieldset>
      <Fieldset.Legend>{t('admission.inLine')}</Fieldset.Legend>
      <Fieldset.Description>{t('admission.inLine.hint')}</Fieldset.Description>
      <Radio
        name={name}
        value="no"
        label={t('admission.inLine.no')}
        checked={!value}
        onChange={() => onChange(false)}
      />
      <Radio
        name={name}
        value="yes"
        label={t('admission.inLine.yes')}
        checked={value}
        onChange={() => onChange(true)}
      />
    </Fieldset>
  );
}
