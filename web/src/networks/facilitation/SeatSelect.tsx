import { Field, Label } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import type { SeatSummaryFragment } from '../../generated/graphql.js';
import { nameOf } from '../activity/log-sentences.js';

type Props = {
  label: string;
  seats: readonly SeatSummaryFragment[];
  value: string;
  onChange: (seatId: string) => void;
};

/** Selects one of the members of the room. */
export function SeatSelect({ label, seats, value, onChange }: Props) {
  const t = useTranslate();
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
