import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useTranslate } from '../app/i18n/messages.js';
import { NarrowPage } from '../ui/Page.js';
import { PageTitle } from '../ui/PageTitle.js';

type State = 'asked' | 'stopped' | 'back' | 'failed';

/** Stops mail of one kind, from the link in such a mail; to open the page changes nothing. */
export default function UnsubscribePage() {
  const t = useTranslate();
  const { token = '' } = useParams();
  const [state, setState] = useState<State>('asked');
  const [busy, setBusy] = useState(false);

  async function send(path: string, done: State) {
    setBusy(true);
    const answer = await fetch(`/unsubscribe/${token}${path}`, { method: 'POST' }).catch(() => undefined);
    setBusy(false);
    setState(answer?.ok ? done : 'failed');
  }

  return (
    <NarrowPage>
      <PageTitle>{t('notices.stop.title')}</PageTitle>
      <div role="status">
        {state === 'failed' ? (
          <Alert data-color="warning">{t('notices.stop.failed')}</Alert>
        ) : (
          <p>{t(`notices.stop.${state}`)}</p>
        )}
      </div>
      <div className="buttons">
        {state === 'stopped' ? (
          <Button variant="secondary" disabled={busy} onClick={() => void send('/back', 'back')}>
            {t('notices.stop.undo')}
          </Button>
        ) : (
          <Button disabled={busy} onClick={() => void send('', 'stopped')}>
            {t('notices.stop.yes')}
          </Button>
        )}
        <Link to="/notices/settings">{t('notices.settings.title')}</Link>
      </div>
    </NarrowPage>
  );
}
