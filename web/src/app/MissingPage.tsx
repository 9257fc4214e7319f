import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { useTranslate } from './i18n/messages.js';

/** Used both for what does not exist and for what is closed to the reader, so that nobody can tell them apart. */
export function MissingPage({ children }: { children?: ReactNode }) {
  const t = useTranslate();
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
