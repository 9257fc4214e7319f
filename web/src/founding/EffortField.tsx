import { Field, Label } from '@digdir/designsystemet-react';
import { useGraph } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import { effortsQuery } from './graph.js';

/** The leadership effort, chosen among those that go on. */
export function EffortField({ chosen = '' }: { chosen?: string }) {
  const t = useWords();
  const { data } = useGraph(effortsQuery, {});
  return (
    <Field>
      <Label htmlFor="programmeId">{t('founding.effort')}</Label>
      <select
        key={data ? 'there' : 'coming'}
        id="programmeId"
        name="programmeId"
        className="ds-input"
        defaultValue={chosen}
      >
        <option value="">{t('founding.effort.none')}</option>
        {data?.ongoingProgrammes.map((effort) => (
          <option key={effort.id} value={effort.id}>
            {effort.name} ({t(`founding.effortKind.${effort.kind}`)})
          </option>
        ))}
      </select>
    </Field>
  );
}
