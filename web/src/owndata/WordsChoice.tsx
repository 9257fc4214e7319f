import { Fieldset, Radio } from '@digdir/designsystemet-react';
import { type ContentChoice, contentChoices } from '@krets/shared/kinds';
import { useId } from 'react';
import { useWords } from '../app/words.js';

type Props = { value: ContentChoice; onChange: (wish: ContentChoice) => void };

/** What becomes of the words of who leaves. */
export function WordsChoice({ value, onChange }: Props) {
  const t = useWords();
  const name = useId();
  return (
    <Fieldset>
      <Fieldset.Legend>{t('owndata.words')}</Fieldset.Legend>
      {contentChoices.map((wish) => (
        <Radio
          key={wish}
          name={name}
          value={wish}
          checked={wish === value}
          onChange={() => onChange(wish)}
          label={t(`owndata.words.${wish}`)}
          description={t(`owndata.words.${wish}.text`)}
        />
      ))}
    </Fieldset>
  );
}
