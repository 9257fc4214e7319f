import { Button } from '@digdir/designsystemet-react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { RoomQuery } from '../generated/graphql.js';
import Markdown from '../thread/Markdown.js';
import { Paper } from '../ui/Page.js';
import { putWelcomeAwayMutation } from './graph.js';

type Props = { networkId: string; welcome: RoomQuery['network']['welcome']; onDone: () => Promise<void> };

/** Meets the newcomer once, at the top of the room. */
export function WelcomeNote({ networkId, welcome, onDone }: Props) {
  const t = useWords();
  const { act, busy } = useAct(putWelcomeAwayMutation);
  if (!welcome || welcome.dismissed) return null;
  async function putAway() {
    if (await act({ networkId })) await onDone();
  }
  return (
    <Paper as="section">
      <h2>{t('facilitation.welcome')}</h2>
      <Markdown text={welcome.words} lang={welcome.lang} />
      <p className="small quiet">{t('facilitation.welcome.again')}</p>
      <div className="buttons">
        <Button variant="secondary" data-size="sm" disabled={busy} onClick={() => void putAway()}>
          {t('facilitation.welcome.putAway')}
        </Button>
      </div>
    </Paper>
  );
}
