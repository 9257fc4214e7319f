import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { ContributionPartsFragment } from '../generated/graphql.js';
import { dropSplitMutation } from './graph.js';

type Props = { said: ContributionPartsFragment; networkId: string; onChange: () => void };

/** A facilitator has proposed that this becomes a challenge of its own; its author says yes or no. */
export function SplitNote({ said, networkId, onChange }: Props) {
  const t = useWords();
  const { act, busy } = useAct(dropSplitMutation);
  const { splitOff, move } = said.viewerMay;
  async function drop() {
    if (await act({ contributionId: said.id })) onChange();
  }
  return (
    <div className="hidden-note">
      <p className="small quiet">{t(splitOff ? 'facilitation.split.yours' : 'facilitation.split.proposed')}</p>
      <div className="buttons">
        {splitOff ? (
          <Link to={`/rooms/${networkId}/challenges/new?from=${said.id}`}>{t('facilitation.split.yes')}</Link>
        ) : null}
        {splitOff || move ? (
          <Button variant="tertiary" data-size="sm" disabled={busy} onClick={() => void drop()}>
            {t(splitOff ? 'facilitation.split.no' : 'facilitation.split.drop')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
