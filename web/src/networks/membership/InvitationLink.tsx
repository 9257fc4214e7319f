import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslate } from '../../app/i18n/messages.js';
import { copyToClipboard } from '../../ui/copy-to-clipboard.js';

/** Shown once: nobody can read it afterwards, since only its hash is stored. */
export function InvitationLink({ link, open }: { link: string; open: boolean }) {
  const t = useTranslate();
  const [copyStatus, setCopyStatus] = useState('');
  async function copy() {
    setCopyStatus((await copyToClipboard(link)) ? t('membership.link.copied') : t('ui.copyByHand'));
  }
  return (
    <div className="form">
      <Textfield
        label={t('membership.link')}
        description={t(open ? 'membership.link.open' : 'membership.link.once')}
        value={link}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <div className="buttons">
        <Button variant="secondary" onClick={() => void copy()}>
          {t('membership.link.copy')}
        </Button>
        <span role="status">{copyStatus}</span>
      </div>
    </div>
  );
}
