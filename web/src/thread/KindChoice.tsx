import type { ContributionKind } from '@krets/shared/kinds';
import { useId } from 'react';
import { useWords } from '../app/words.js';
import './KindChoice.css';

type Props = {
  kinds: readonly ContributionKind[];
  value: ContributionKind;
  onChange: (kind: ContributionKind) => void;
};

/** What one is about to say: radio buttons in the shape of a row of words. */
export function KindChoice({ kinds, value, onChange }: Props) {
  const t = useWords();
  const name = useId();
  return (
    <fieldset className="kind-choice">
      <legend className="small quiet">{t('thread.kind.choose')}</legend>
      {kinds.map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            value={kind}
            checked={kind === value}
            onChange={() => onChange(kind)}
          />
          <span>{t(`thread.kind.${kind}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
