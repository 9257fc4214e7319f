import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { fieldFault } from '../app/trouble.js';
import { useAct } from '../app/useGraph.js';
import { useWords } from '../app/words.js';
import type { ChallengeHeadFragment } from '../generated/graphql.js';
import { ErrorNote } from '../ui/ErrorNote.js';
import { ConcernDialog } from './ConcernDialog.js';
import { lockMutation, pinMutation } from './graph.js';
import './facilitation.css';

type Props = { challenge: ChallengeHeadFragment; onChange: () => void };

/** What is seldom done with a challenge as a whole, in words. */
export function ThreadCare({ challenge, onChange }: Props) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const pinning = useAct(pinMutation);
  const locking = useAct(lockMutation);
  const { id, networkId, pinnedAt, lockedAt, viewerMay } = challenge;
  if (!viewerMay.moderate && !viewerMay.reportContent) return null;
  const full = fieldFault(pinning.trouble, 'pinned');

  async function pin() {
    if (await pinning.act({ challengeId: id, pinned: !pinnedAt })) onChange();
  }
  async function lock() {
    if (await locking.act({ challengeId: id, locked: !lockedAt })) onChange();
  }

  const act = (words: string, does: () => void) => (
    <Button variant="tertiary" data-size="sm" data-color="neutral" onClick={does}>
      {words}
    </Button>
  );
  return (
    <>
      <details className="care small">
        <summary>{t('facilitation.more')}</summary>
        <div className="said-menu">
          {viewerMay.moderate ? act(t(pinnedAt ? 'facilitation.unpin' : 'facilitation.pin'), () => void pin()) : null}
          {viewerMay.moderate
            ? act(t(lockedAt ? 'facilitation.unlock' : 'facilitation.lock'), () => void lock())
            : null}
          {viewerMay.reportContent ? act(t('facilitation.concern'), () => setAsking(true)) : null}
        </div>
      </details>
      {full ? (
        <p role="alert">{t('facilitation.pin.full', { limit: full.limit ?? 0 })}</p>
      ) : (
        <ErrorNote trouble={pinning.trouble ?? locking.trouble} />
      )}
      <ConcernDialog
        networkId={networkId}
        challengeId={id}
        contributionId={null}
        open={asking}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
