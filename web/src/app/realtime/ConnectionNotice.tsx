import { useTranslate } from '../i18n/messages.js';
import { useConnectionLost } from './useConnection.js';
import { useForAWhile } from './useForAWhile.js';
import './ConnectionNotice.css';

/** Tells that the connection is down, and how many posts wait to be sent. */
export function ConnectionNotice({ waiting }: { waiting: number }) {
  const t = useTranslate();
  const lost = useConnectionLost();
  const shown = useForAWhile(waiting > 0);
  const count = lost || shown ? waiting : 0;
  return (
    <div role="status" className="connection-notice">
      {lost || count > 0 ? (
        <p>
          {lost ? t('realtime.lost') : null} {count > 0 ? <strong>{t('realtime.waiting', { count })}</strong> : null}
        </p>
      ) : null}
    </div>
  );
}
