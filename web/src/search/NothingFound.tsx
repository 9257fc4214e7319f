import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useTranslate } from '../app/i18n/messages.js';
import type { SearchQuery } from '../generated/graphql.js';
import { EmptyState } from '../ui/EmptyState.js';

type Props = {
  words: string;
  looked: SearchQuery['search']['looked'];
  isPhrase: boolean;
  onWiden: (() => void) | undefined;
  networkId: string | undefined;
};

/** What was looked for, in which forms, and what to try. */
export function NothingFound({ words, looked, isPhrase, onWiden, networkId }: Props) {
  const t = useTranslate();
  return (
    <EmptyState title={t('search.none.title', { words })}>
      {looked.length > 0 ? (
        <>
          <p>{t('search.none.looked')}</p>
          <ul className="search-looked">
            {looked.map(({ word, forms }) => (
              <li key={word}>{forms.length > 0 ? t('search.none.also', { word, forms: forms.join(', ') }) : word}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p>{t('search.none.forms')}</p>
      <p>{isPhrase ? t('search.none.phrase') : t('search.none.try')}</p>
      {onWiden ? (
        <Button variant="secondary" onClick={onWiden}>
          {t('search.none.widen')}
        </Button>
      ) : null}
      {networkId ? <Link to="/search">{t('search.everywhere')}</Link> : null}
    </EmptyState>
  );
}
