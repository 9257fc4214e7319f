import { Field, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { intlLocales } from '@krets/shared/intl-locales';
import { useId } from 'react';
import { useQuery } from '../../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { agenciesQuery } from './operations.js';

type Props = { networkId: string; closedTo: string; fault: string | undefined; onChange: (orgnr: string) => void };

/** The agencies of the room's other seats: the challenge can be hidden from one of them. */
export function ClosedToField({ networkId, closedTo, fault, onChange }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  const id = useId();
  const { data } = useQuery(agenciesQuery, { id: networkId });
  const others = data?.network.seats.filter((seat) => seat.id !== data.network.mySeat.id) ?? [];
  const agencies = [
    ...new Map(others.map(({ organisation }) => [organisation.orgnr, organisation.name[language]])),
  ].sort(([, a], [, b]) => a.localeCompare(b, intlLocales[language]));
  return (
    <Field>
      <Label htmlFor={id}>{t('challenges.form.closedTo')}</Label>
      <p className="small quiet">{t('challenges.form.closedTo.hint')}</p>
      <select id={id} className="ds-input" value={closedTo} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('challenges.form.closedTo.none')}</option>
        {agencies.map(([orgnr, name]) => (
          <option key={orgnr} value={orgnr}>
            {name}
          </option>
        ))}
      </select>
      <ValidationMessage hidden={!fault}>{fault}</ValidationMessage>
    </Field>
  );
}
