import { Button } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { ContributionPartsFragment } from '../../generated/graphql.js';
import { dropSplitMutation } from './operations.js';

type Props = { contribution: ContributionPartsFragment; networkId: string; onChange: () => void };

/** A facilitator has proposed to split this off into a challenge of its own; its author says yes or no. */
export function ThreadSplitNote({ contribution, networkId, onChange }: Props) {
  const t = useTranslate();
  const { mutate, busy } = useMutation(dropSplitMutation);
  const { splitOff, move } = contribution.viewerMay;
  async function drop() {
    if (await mutate({ contributionId: contribution.id })) onChange();
  }
  return (
    <div className="hidden-note">
      <p className="small quiet">{t(splitOff ? 'moderation.split.yours' : 'moderation.split.proposed')}</p>
      <div className="buttons">
        {splitOff ? (
          <Link to={`/rooms/${networkId}/challenges/new?from=${contribution.id}`}>{t('moderation.split.yes')}</Link>
        ) : null}
        {splitOff || move ? (
          <Button variant="tertiary" data-size="sm" disabled={busy} onClick={() => void drop()}>
            {t(splitOff ? 'moderation.split.no' : 'moderation.split.drop')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
