import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import Markdown from '../../discussion/contributions/Markdown.js';
import type { RoomQuery } from '../../generated/graphql.js';
import { Card } from '../../ui/Page.js';
import { dismissWelcomeMutation } from './operations.js';

type Props = { networkId: string; welcome: RoomQuery['network']['welcome']; onDone: () => Promise<void> };

/** Shown to a new member once, at the top of the room. */
export function WelcomeNote({ networkId, welcome, onDone }: Props) {
  const t = useTranslate();
  const { mutate, busy } = useMutation(dismissWelcomeMutation);
  if (!welcome || welcome.dismissed) return null;
  async function putAway() {
    if (await mutate({ networkId })) await onDone();
  }
  return (
    <Card as="section">
      <h2>{t('facilitation.welcome')}</h2>
      <Markdown text={welcome.words} lang={welcome.lang} />
      <p className="small quiet">{t('facilitation.welcome.again')}</p>
      <div className="buttons">
        <Button variant="secondary" data-size="sm" disabled={busy} onClick={() => void putAway()}>
          {t('facilitation.welcome.dismiss')}
        </Button>
      </div>
    </Card>
  );
}
