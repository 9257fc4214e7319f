import { Field, Label } from '@digdir/designsystemet-react';
import { useQuery } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { programmesQuery } from './operations.js';

/** The leadership programme, chosen among those that are active. */
export function ProgrammeField({ chosen = '' }: { chosen?: string }) {
  const t = useTranslate();
  const { data } = useQuery(programmesQuery, {});
  return (
    <Field>
      <Label htmlFor="programmeId">{t('lifecycle.programme')}</Label>
      <select
        key={data ? 'there' : 'coming'}
        id="programmeId"
        name="programmeId"
        className="ds-input"
        defaultValue={chosen}
      >
        <option value="">{t('lifecycle.programme.none')}</option>
        {data?.ongoingProgrammes.map((effort) => (
          <option key={effort.id} value={effort.id}>
            {effort.name} ({t(`lifecycle.programmeKind.${effort.kind}`)})
          </option>
        ))}
      </select>
    </Field>
  );
}
