import { Alert } from '@digdir/designsystemet-react';
import { useTranslate } from '../app/i18n/messages.js';
import './ChangedSince.css';

type Props = { texts: readonly { label: string; text: string; lang?: string }[] };

/** Shows what somebody else has saved meanwhile, beside the reader's own words, which stay in the form. */
export function ChangedSince({ texts }: Props) {
  const t = useTranslate();
  return (
    <Alert data-color="warning" role="alert">
      <p>{t('ui.stale')}</p>
      <dl className="changed-since">
        {texts.map(({ label, text, lang }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd lang={lang}>{text || '–'}</dd>
          </div>
        ))}
      </dl>
      <p>{t('ui.stale.replace')}</p>
    </Alert>
  );
}
