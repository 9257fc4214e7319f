import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { fieldFault } from '../../app/api/api-error.js';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { ChallengeHeadFragment } from '../../generated/graphql.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { lockMutation, pinMutation } from './operations.js';
import { ReportDialog } from './ReportDialog.js';
import '../../networks/facilitation/facilitation.css';

type Props = { challenge: ChallengeHeadFragment; onChange: () => void };

/** The rare actions on a whole challenge. */
export function ThreadModeration({ challenge, onChange }: Props) {
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const pinning = useMutation(pinMutation);
  const locking = useMutation(lockMutation);
  const { id, networkId, pinnedAt, lockedAt, viewerMay } = challenge;
  if (!viewerMay.moderate && !viewerMay.reportContent) return null;
  const full = fieldFault(pinning.apiError, 'pinned');

  async function pin() {
    if (await pinning.mutate({ challengeId: id, pinned: !pinnedAt })) onChange();
  }
  async function lock() {
    if (await locking.mutate({ challengeId: id, locked: !lockedAt })) onChange();
  }

  const button = (words: string, does: () => void) => (
    <Button variant="tertiary" data-size="sm" data-color="neutral" onClick={does}>
      {words}
    </Button>
  );
  return (
    <>
      <details className="more-menu small">
        <summary>{t('moderation.more')}</summary>
        <div className="contribution-menu">
          {viewerMay.moderate ? button(t(pinnedAt ? 'moderation.unpin' : 'moderation.pin'), () => void pin()) : null}
          {viewerMay.moderate ? button(t(lockedAt ? 'moderation.unlock' : 'moderation.lock'), () => void lock()) : null}
          {viewerMay.reportContent ? button(t('moderation.report'), () => setAsking(true)) : null}
        </div>
      </details>
      {full ? (
        <p role="alert">{t('moderation.pin.full', { limit: full.limit ?? 0 })}</p>
      ) : (
        <ErrorNote apiError={pinning.apiError ?? locking.apiError} />
      )}
      <ReportDialog
        networkId={networkId}
        challengeId={id}
        contributionId={null}
        open={asking}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
