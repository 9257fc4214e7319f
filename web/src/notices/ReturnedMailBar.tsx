import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '../app/api/useQuery.js';
import { useTranslate } from '../app/i18n/messages.js';
import { useSession } from '../app/session.js';
import { resumeMailMutation } from './operations.js';
import './ReturnedMailBar.css';

/** Tells the reader that mail to them comes back, and lets them turn it on again. */
export default function ReturnedMailBar() {
  const t = useTranslate();
  const { me, refresh } = useSession();
  const { mutate, busy } = useMutation(resumeMailMutation);
  async function resume() {
    if (await mutate({})) await refresh();
  }
  return (
    <div role="status" className="returned-mail-bar">
      <p>
        {t('notices.returned', { email: me?.email ?? '' })}{' '}
        <Button variant="secondary" data-size="sm" disabled={busy} onClick={() => void resume()}>
          {t('notices.returned.resume')}
        </Button>
      </p>
    </div>
  );
}
