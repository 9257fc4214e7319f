import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useWords } from '../app/words.js';
import { copied } from '../ui/copied.js';

/** Shown once: afterwards nobody can read it, since only its hash is kept. */
export function InvitationLink({ link, open }: { link: string; open: boolean }) {
  const t = useWords();
  const [told, setTold] = useState('');
  async function copy() {
    setTold((await copied(link)) ? t('networks.link.copied') : t('ui.copyByHand'));
  }
  return (
    <div className="form">
      <Textfield
        label={t('networks.link')}
        description={t(open ? 'networks.link.open' : 'networks.link.once')}
        value={link}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <div className="buttons">
        <Button variant="secondary" onClick={() => void copy()}>
          {t('networks.link.copy')}
        </Button>
        <span role="status">{told}</span>
      </div>
    </div>
  );
}
