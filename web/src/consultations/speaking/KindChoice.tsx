import { useId } from 'react';
import { useWords } from '../../app/words.js';
import type { Kind } from './Speak.js';
import '../../thread/KindChoice.css';

type Props = { kinds: readonly Kind[]; value: Kind; onChange: (kind: Kind) => void };

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
          <span>{t(`consultations.kind.${kind}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
