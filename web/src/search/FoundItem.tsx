import { Link } from 'react-router';
import { useLanguage, useTranslate } from '../app/i18n/messages.js';
import { Time } from '../ui/Time.js';
import { type Found, placeOf } from './place.js';

/** One thing that was found: the sentence with its words marked, who wrote it and when. The title leads to the very place. */
export function FoundItem({ found }: { found: Found }) {
  const t = useTranslate();
  const language = useLanguage();
  const { kind, title, excerpt, at, by } = found;
  let place = 0;
  return (
    <article className="found">
      <h3>
        <Link to={placeOf(found)}>{title ?? t('search.message')}</Link>
      </h3>
      {excerpt.length > 0 ? (
        <p className="found-sentence">
          {excerpt.map(({ text, marked }) => {
            place += text.length;
            return marked ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>;
          })}
        </p>
      ) : null}
      <p className="small quiet">
        {t(`search.what.${kind}`)} · {by.person.name || by.roleTitle}, {by.organisation.name[language]} ·{' '}
        <Time at={at} />
      </p>
    </article>
  );
}
