import { useMemo } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import { useMe } from '../../app/session.js';
import { warningsIn } from './privacy-warnings.js';

/** A hint beside a field; it never blocks sending. */
export function Warnings({ text }: { text: string }) {
  const t = useTranslate();
  const { organisation } = useMe().person;
  const warnings = useMemo(() => {
    const names = organisation ? Object.values(organisation.name).filter((name) => name.length > 2) : [];
    return warningsIn(text, [...new Set(names)]);
  }, [text, organisation]);
  return (
    <div role="status">
      {warnings.length > 0 ? (
        <ul className="warnings small">
          {warnings.map(({ kind, found }) => (
            <li key={`${kind} ${found}`}>{t(`challenges.warning.${kind}`, { found })}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
