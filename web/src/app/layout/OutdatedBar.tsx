import { Button } from '@digdir/designsystemet-react';
import { useOutdated } from '../api/outdated-client.js';
import { useTranslate } from '../i18n/messages.js';
import './OutdatedBar.css';

/** Tells that the page has to be reloaded and lets the reader choose when: they may be writing. */
export function OutdatedBar() {
  const t = useTranslate();
  const outdated = useOutdated();
  return (
    <div role="status" className="outdated-bar">
      {outdated ? (
        <p>
          {t('app.outdated')}{' '}
          <Button variant="secondary" data-size="sm" onClick={() => window.location.reload()}>
            {t('app.outdated.reload')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
