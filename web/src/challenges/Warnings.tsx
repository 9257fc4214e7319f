import { useMemo } from 'react';
import { useMe } from '../app/session.js';
import { useWords } from '../app/words.js';
import { warningsIn } from './warnings.js';

/** A hint beside a field, never a hindrance. */
export function Warnings({ text }: { text: string }) {
  const t = useWords();
  const { organisation } = useMe().person;
  const warnings = useMemo(() => {
    const names = organisation ? Object.values(organisation.name).filter((name) => name.length > 2) : [];
    return warningsIn(text, [...new Set(names)]);
  }, [text, organisation]);
  return (
    <div role="status">
      {warnings.length > 0 ? (
        <ul className="warnings small">
          {warnings.map(({ sign, found }) => (
            <li key={`${sign} ${found}`}>{t(`challenges.warning.${sign}`, { found })}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
