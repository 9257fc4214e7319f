import { Fieldset, Radio } from '@digdir/designsystemet-react';
import { type ContentChoice, contentChoices } from '@krets/shared/kinds';
import { useId } from 'react';
import { useTranslate } from '../app/i18n/messages.js';

type Props = { value: ContentChoice; onChange: (choice: ContentChoice) => void };

/** What happens to the content of a person who leaves. */
export function ContentChoiceField({ value, onChange }: Props) {
  const t = useTranslate();
  const name = useId();
  return (
    <Fieldset>
      <Fieldset.Legend>{t('privacy.content')}</Fieldset.Legend>
      {contentChoices.map((choice) => (
        <Radio
          key={choice}
          name={name}
          value={choice}
          checked={choice === value}
          onChange={() => onChange(choice)}
          label={t(`privacy.content.${choice}`)}
          description={t(`privacy.content.${choice}.text`)}
        />
      ))}
    </Fieldset>
  );
}
