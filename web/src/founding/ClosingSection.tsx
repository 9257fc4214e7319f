import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { FormQuery } from '../generated/graphql.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { dropClosingMutation, proposeClosingMutation, voteOnClosingMutation } from './graph.js';

type Props = { network: FormQuery['network']; onChange: () => Promise<void> };

/** The members close the network together. How many have said yes is told, and never who. */
export function ClosingSection({ network, onChange }: Props) {
  const t = useWords();
  if (!network.stageRights.close) return null;
  return (
    <section>
      <h2>{t('founding.closing')}</h2>
      {network.closing ? (
        <Standing network={network} closing={network.closing} onChange={onChange} />
      ) : (
        <Proposing network={network} onChange={onChange} />
      )}
    </section>
  );
}

function Proposing({ network, onChange }: Props) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const { act, busy, trouble } = useAct(proposeClosingMutation);
  async function propose() {
    if (!(await act({ networkId: network.id }))) return;
    setAsking(false);
    await onChange();
  }
  return (
    <>
      <p className="quiet">{t('founding.closing.lead')}</p>
      <Button variant="secondary" data-color="neutral" onClick={() => setAsking(true)}>
        {t('founding.closing.propose')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('founding.closing.title', { name: network.name })}
        action={t('founding.closing.propose')}
        busy={busy}
        trouble={trouble}
        onConfirm={() => void propose()}
        onClose={() => setAsking(false)}
      >
        <p>{t('founding.closing.text')}</p>
      </ConfirmDialog>
    </>
  );
}

type StandingProps = Props & { closing: NonNullable<Props['network']['closing']> };

function Standing({ network, closing, onChange }: StandingProps) {
  const t = useWords();
  const voting = useAct(voteOnClosingMutation);
  const dropping = useAct(dropClosingMutation);
  const { yes, seats, mine, mayDrop } = closing;
  const say = (said: boolean) => void voting.act({ networkId: network.id, yes: said }).then(onChange);
  return (
    <>
      <p>{t('founding.closing.stands', { yes, seats, needed: Math.floor(seats / 2) + 1 })}</p>
      <p className="quiet">{t('founding.closing.secret')}</p>
      {mine == null ? null : <p>{t(mine ? 'founding.closing.mine.yes' : 'founding.closing.mine.no')}</p>}
      <ErrorNote trouble={voting.trouble ?? dropping.trouble} />
      <div className="buttons">
        {mine === true ? null : (
          <Button variant="secondary" disabled={voting.busy} onClick={() => say(true)}>
            {t('founding.closing.yes')}
          </Button>
        )}
        {mine === false ? null : (
          <Button variant="secondary" data-color="neutral" disabled={voting.busy} onClick={() => say(false)}>
            {t('founding.closing.no')}
          </Button>
        )}
        {mayDrop ? (
          <Button
            variant="tertiary"
            data-color="neutral"
            disabled={dropping.busy}
            onClick={() => void dropping.act({ networkId: network.id }).then(onChange)}
          >
            {t('founding.closing.drop')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
