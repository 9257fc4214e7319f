import { Link } from 'react-router';
import { useDates } from '../app/i18n/dates.js';
import { useTranslate } from '../app/i18n/messages.js';
import type { ResourceLineFragment } from '../generated/graphql.js';
import { SeatName } from '../networks/membership/SeatName.js';
import { useFileFacts } from '../ui/file-sizes.js';
import { StatusTag } from '../ui/StatusTag.js';
import { Time } from '../ui/Time.js';

/** One resource in the library: what it is, why it was useful and for which people, and how old it is. */
export function ResourceItem({ resource }: { resource: ResourceLineFragment }) {
  const t = useTranslate();
  const dates = useDates();
  const facts = useFileFacts();
  const { id, kind, title, lang, why, file, tags, version, addedBy, createdAt, changedAt, reviewBy } = resource;
  const { recommendedAt, fileText } = resource;
  const isRead = fileText && !file?.width;
  const isDue = reviewBy ? dates.daysUntil(reviewBy) <= 14 : false;
  return (
    <div className="resource-line">
      {recommendedAt || isDue ? (
        <p className="status-tags">
          {recommendedAt ? <StatusTag tone="accent">{t('library.recommended')}</StatusTag> : null}
          {isDue && reviewBy ? <StatusTag>{t('library.reviewBy', { day: dates.day(reviewBy) })}</StatusTag> : null}
        </p>
      ) : null}
      <h4>
        <Link to={`/resources/${id}`} lang={lang}>
          {title}
        </Link>
      </h4>
      <p lang={lang}>{why}</p>
      <p className="small quiet">
        {t(`library.kind.${kind}`)}
        {file ? ` (${facts(file)})` : null}
        {isRead ? `, ${t(`library.fileText.short.${fileText}`)}` : null} · <SeatName seat={addedBy} /> ·{' '}
        {version > 1 ? (
          <>
            {t('library.changed')} <Time at={changedAt} day />
          </>
        ) : (
          <>
            {t('library.published')} <Time at={createdAt} day />
          </>
        )}
        {tags.length > 0 ? ` · ${tags.join(', ')}` : null}
      </p>
    </div>
  );
}
