import { Button } from '@digdir/designsystemet-react';
import { useOutdated } from './renewed.js';
import { useWords } from './words.js';
import './RenewedBar.css';

/** Says that the page has to be loaded again, and leaves it to the reader when: somebody may be writing. */
export function RenewedBar() {
  const t = useWords();
  const outdated = useOutdated();
  return (
    <div role="status" className="renewed-bar">
      {outdated ? (
        <p>
          {t('app.renewed')}{' '}
          <Button variant="secondary" data-size="sm" onClick={() => window.location.reload()}>
            {t('app.renewed.reload')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
