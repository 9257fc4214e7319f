import { useQuery } from '../../app/api/useQuery.js';
import { useLanguage, useTranslate } from '../../app/i18n/messages.js';
import { similarEntriesQuery } from './operations.js';

type Props = {
  about: string;
  /** Networks of this platform are shown above, with a way to apply. */
  withoutOwnNetworks?: boolean;
};

/** What the open overview has that is similar, of every kind. A help: without an answer the wizard goes on. */
export function SimilarEntries({ about, withoutOwnNetworks = false }: Props) {
  const t = useTranslate();
  const language = useLanguage();
  const { data } = useQuery(similarEntriesQuery, { words: about });
  const isOwnNetwork = (kind: string, elsewhere: boolean) => !elsewhere && (kind === 'NETWORK' || kind === 'FORMING');
  const entries = (data?.similarEntries ?? []).filter(
    ({ kind, elsewhere }) => !(withoutOwnNetworks && isOwnNetwork(kind, elsewhere)),
  );
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>{t('lifecycle.similarEntries.title')}</h2>
      <p className="quiet">{t('lifecycle.similarEntries.lead')}</p>
      <ul className="plain-list divided-list">
        {entries.map(({ id, title, purpose, kind, elsewhere, organiserName }) => (
          <li key={id}>
            <h3>
              <a href={`/oversyn/${id}?lang=${language}`}>{title}</a>
            </h3>
            <p>{purpose}</p>
            <p className="small quiet">
              {[
                t(`lifecycle.entryKind.${kind}`),
                organiserName,
                elsewhere ? t('lifecycle.similarEntries.elsewhere') : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
