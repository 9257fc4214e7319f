import { useTranslate } from '../i18n/messages.js';
import { useConnectionLost } from './useConnection.js';
import './ConnectionNotice.css';

/** Tells that the connection is down and that nothing is lost. */
export function ConnectionNotice() {
  const t = useTranslate();
  const lost = useConnectionLost();
  return (
    <div role="status" className="connection-notice">
      {lost ? <p>{t('realtime.lost')}</p> : null}
    </div>
  );
}
