import { Field, Label } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { useDates } from '../../app/i18n/dates.js';
import { useTranslate } from '../../app/i18n/messages.js';
import { CharterChanges } from './CharterChanges.js';
import { type CharterVersion, InForceNote } from './InForceNote.js';

/** Every version, newest first, and the difference between any two. */
export function CharterHistory({ versions }: { versions: readonly CharterVersion[] }) {
  const t = useTranslate();
  const [newest, second] = versions;
  const [from, setFrom] = useState<number>();
  const [to, setTo] = useState<number>();
  const before = versions.find(({ version }) => version === from) ?? second;
  const after = versions.find(({ version }) => version === to) ?? newest;
  if (!before || !after) {
    return (
      <section>
        <h2>{t('charter.history')}</h2>
        <p className="quiet">{t('charter.history.one')}</p>
      </section>
    );
  }
  return (
    <section>
      <h2>{t('charter.history')}</h2>
      <ul className="plain-list">
        {versions.map((version) => (
          <li key={version.version}>
            <InForceNote version={version} />
          </li>
        ))}
      </ul>
      <h3 className="charter-compare">{t('charter.compare')}</h3>
      <div className="buttons">
        <VersionChoice label={t('charter.compare.from')} versions={versions} value={before} onChange={setFrom} />
        <VersionChoice label={t('charter.compare.to')} versions={versions} value={after} onChange={setTo} />
      </div>
      <CharterChanges before={before} after={after} />
    </section>
  );
}

type ChoiceProps = {
  label: string;
  versions: readonly CharterVersion[];
  value: CharterVersion;
  onChange: (version: number) => void;
};

function VersionChoice({ label, versions, value, onChange }: ChoiceProps) {
  const t = useTranslate();
  const dates = useDates();
  const id = useId();
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      <select
        id={id}
        className="ds-input"
        value={value.version}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {versions.map(({ version, madeAt }) => (
          <option key={version} value={version}>
            {t('charter.version', { version })} · {dates.day(madeAt)}
          </option>
        ))}
      </select>
    </Field>
  );
}
