import { useWords } from '../app/words.js';
import type { ResourceWholeFragment } from '../generated/graphql.js';
import { SeatName } from '../ui/SeatName.js';
import { Time } from '../ui/Time.js';
import { ResourceContent } from './ResourceContent.js';

/** Every version, the newest first: what it changed, who made it, and what it held. */
export function Versions({ resource }: { resource: ResourceWholeFragment }) {
  const t = useWords();
  const { versions, version: standing, kind, lang } = resource;
  if (versions.length < 2) return null;
  return (
    <section>
      <h2>{t('resources.versions')}</h2>
      <ol className="plain-list lines versions">
        {versions.map((version) => (
          <li key={version.version}>
            <p>
              <strong>{t('resources.version', { n: version.version })}</strong>{' '}
              {version.version === standing ? <span className="quiet">{t('resources.version.stands')}</span> : null}
            </p>
            <p lang={lang}>{version.change ?? t('resources.version.first')}</p>
            <p className="small quiet">
              <SeatName seat={version.author} /> · <Time at={version.madeAt} />
            </p>
            {version.version === standing ? null : (
              <details className="small">
                <summary>{t('resources.version.see')}</summary>
                <p>
                  <strong lang={lang}>{version.title}</strong>
                </p>
                <p lang={lang}>{version.why}</p>
                <ResourceContent content={version} kind={kind} lang={lang} earlier />
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
