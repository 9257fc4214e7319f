import { Button } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useState } from 'react';
import { useRouteError } from 'react-router';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';
import { useTranslate } from './i18n/messages.js';
import { PageNotLoaded } from './lazy-page.js';
import { useWhenBack } from './realtime/useWhenBack.js';

/** Why the page is not shown: there is no line, its file is not to be had, or it failed. */
type Cause = 'offline' | 'file' | 'fault';

const reloadedAt = 'krets.reloaded';
/** A page that fails again this soon after it was loaded again is not helped by another time. */
const milliseconds = 30_000;

function reloadedJustNow(): boolean {
  try {
    const before = Number(sessionStorage.getItem(reloadedAt));
    sessionStorage.setItem(reloadedAt, String(Date.now()));
    return Date.now() - before < milliseconds;
  } catch {
    return true;
  }
}

const serverAnswers = () =>
  fetch('/healthz', { cache: 'no-store' }).then(
    () => true,
    () => false,
  );

/** Says why the page is not shown. What only lacked the line, or a file of a newer version, is loaded again by itself. */
export function FailedPage() {
  const t = useTranslate();
  const notLoaded = useRouteError() instanceof PageNotLoaded;
  const [cause, setCause] = useState<Cause>(notLoaded ? 'offline' : 'fault');
  const look = useCallback(async () => {
    if (!(await serverAnswers())) return setCause('offline');
    if (reloadedJustNow()) return setCause('file');
    window.location.reload();
  }, []);
  useEffect(() => {
    if (notLoaded) void look();
  }, [notLoaded, look]);
  useWhenBack(cause === 'offline', () => void look());
  return (
    <NarrowPage>
      <PageTitle>{t(`app.failed.title.${cause}`)}</PageTitle>
      <p>{t(`app.failed.text.${cause}`)}</p>
      {cause === 'offline' ? null : <Button onClick={() => window.location.reload()}>{t('app.failed.reload')}</Button>}
    </NarrowPage>
  );
}
