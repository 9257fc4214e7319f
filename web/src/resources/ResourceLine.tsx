import { Link } from 'react-router';
import { useDates } from '../app/dates.js';
import { useWords } from '../app/words.js';
import type { ResourceLineFragment } from '../generated/graphql.js';
import { Mark } from '../ui/Mark.js';
import { SeatName } from '../ui/SeatName.js';
import { Time } from '../ui/Time.js';
import { useFileFacts } from './sizes.js';

/** One resource in the library: what it is, why it was useful and to whom, and how old it is. */
export function ResourceLine({ resource }: { resource: ResourceLineFragment }) {
  const t = useWords();
  const dates = useDates();
  const facts = useFileFacts();
  const { id, kind, title, lang, why, file, tags, version, addedBy, createdAt, changedAt, reviewBy, recommendedAt } =
    resource;
  const isDue = reviewBy ? dates.daysUntil(reviewBy) <= 14 : false;
  return (
    <div className="resource-line">
      {recommendedAt || isDue ? (
        <p className="marks">
          {recommendedAt ? <Mark tone="accent">{t('resources.chosen')}</Mark> : null}
          {isDue && reviewBy ? <Mark>{t('resources.reviewBy', { day: dates.day(reviewBy) })}</Mark> : null}
        </p>
      ) : null}
      <h4>
        <Link to={`/resources/${id}`} lang={lang}>
          {title}
        </Link>
      </h4>
      <p lang={lang}>{why}</p>
      <p className="small quiet">
        {t(`resources.kind.${kind}`)}
        {file ? ` (${facts(file)})` : null} · <SeatName seat={addedBy} /> ·{' '}
        {version > 1 ? (
          <>
            {t('resources.changed')} <Time at={changedAt} day />
          </>
        ) : (
          <>
            {t('resources.published')} <Time at={createdAt} day />
          </>
        )}
        {tags.length > 0 ? ` · ${tags.join(', ')}` : null}
      </p>
    </div>
  );
}
