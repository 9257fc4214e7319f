import { useTranslate } from '../app/i18n/messages.js';
import type { PlatformQuery } from '../generated/graphql.js';

/** How far old texts have been made found: numbers for all rooms together. */
export function SearchSection({ progress }: { progress: PlatformQuery['searchProgress'] }) {
  const t = useTranslate();
  const { people, done, made, failed } = progress;
  return (
    <section>
      <h2>{t('admin.search')}</h2>
      <p className="quiet">{t('admin.search.lead')}</p>
      <p>{done < people ? t('admin.search.underWay', { done, people }) : t('admin.search.done')}</p>
      {made > 0 ? <p className="small quiet">{t('admin.search.made', { made })}</p> : null}
      {failed > 0 ? <p className="small quiet">{t('admin.search.failed', { failed })}</p> : null}
    </section>
  );
}
