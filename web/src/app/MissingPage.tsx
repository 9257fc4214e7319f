import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { useWords } from './words.js';

/** The same for what does not exist and for what is closed to the reader: nobody learns which. */
export function MissingPage({ children }: { children?: ReactNode }) {
  const t = useWords();
  return (
    <NarrowPage>
      <PageTitle>{t('app.missing.title')}</PageTitle>
      <p>{t('app.missing.text')}</p>
      {children}
      <p>
        <Link to="/">{t('app.missing.home')}</Link>
      </p>
    </NarrowPage>
  );
}
