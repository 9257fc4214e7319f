import { dayIn } from '@krets/shared/search/days';
import type { WrittenFilter } from '@krets/shared/search/filters';
import { useTranslate } from '../app/i18n/messages.js';

type Props = { written: readonly WrittenFilter[]; onRemove: (written: WrittenFilter) => void };

/** What was understood of `frå:`, `i:`, `før:` and `etter:` in the words, each to be taken out by one press. */
export function WrittenFilters({ written, onRemove }: Props) {
  const t = useTranslate();
  if (written.length === 0) return null;
  return (
    <ul className="plain-list search-written">
      {written.map((one) => {
        const isDay = one.filter === 'before' || one.filter === 'after';
        const isWrong = isDay && dayIn(one.value) === null;
        const words = isWrong
          ? t('search.written.noDay', { text: one.text })
          : t(`search.written.${one.filter}`, { value: one.value });
        return (
          <li key={one.text}>
            <button
              type="button"
              className="search-chip"
              data-chosen={!isWrong}
              aria-label={t('search.written.remove', { words })}
              onClick={() => onRemove(one)}
            >
              {words} <span aria-hidden="true">×</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
