import { Button } from '@digdir/designsystemet-react';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { useTranslate } from './i18n/messages.js';

/** Shown when a page failed, or when its file is gone because a newer version has replaced it. */
export function FailedPage() {
  const t = useTranslate();
  return (
    <NarrowPage>
      <PageTitle>{t('app.failed.title')}</PageTitle>
      <p>{t('app.failed.text')}</p>
      <Button onClick={() => window.location.reload()}>{t('app.failed.reload')}</Button>
    </NarrowPage>
  );
}
