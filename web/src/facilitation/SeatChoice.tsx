import { Field, Label } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useLanguage, useWords } from '../app/words.js';
import type { SeatShortFragment } from '../generated/graphql.js';
import { nameOf } from './log.js';

type Props = {
  label: string;
  seats: readonly SeatShortFragment[];
  value: string;
  onChange: (seatId: string) => void;
};

/** One of the members of the room. */
export function SeatChoice({ label, seats, value, onChange }: Props) {
  const t = useWords();
  const language = useLanguage();
  const id = useId();
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      <select id={id} className="ds-input" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('facilitation.choose')}</option>
        {seats.map((seat) => (
          <option key={seat.id} value={seat.id}>
            {nameOf(seat, language)}
          </option>
        ))}
      </select>
    </Field>
  );
}
