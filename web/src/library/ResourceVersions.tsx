import { useTranslate } from '../app/i18n/messages.js';
import type { ResourceDetailsFragment } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { Time } from '../ui/Time.js';
import { ResourceContent } from './ResourceContent.js';

/** Every version, the newest first: what changed, who made it, and its content. */
export function ResourceVersions({ resource }: { resource: ResourceDetailsFragment }) {
  const t = useTranslate();
  const { versions, version: current, kind, lang } = resource;
  if (versions.length < 2) return null;
  return (
    <section>
      <h2>{t('library.versions')}</h2>
      <ol className="plain-list divided-list versions">
        {versions.map((version) => (
          <li key={version.version}>
            <p>
              <strong>{t('library.version', { n: version.version })}</strong>{' '}
              {version.version === current ? <span className="quiet">{t('library.version.current')}</span> : null}
            </p>
            <p lang={lang}>{version.change ?? t('library.version.first')}</p>
            <p className="small quiet">
              <SeatName seat={version.author} /> · <Time at={version.madeAt} />
            </p>
            {version.version === current ? null : (
              <details className="small">
                <summary>{t('library.version.see')}</summary>
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
