import { Button } from '@digdir/designsystemet-react';
import { limits } from '@krets/shared/limits';
import { type ReactNode, useState } from 'react';
import { useMutation } from '../../app/api/useQuery.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { ContributionPartsFragment } from '../../generated/graphql.js';
import { ErrorNote } from '../../ui/ErrorNote.js';
import { TextDialog } from '../../ui/TextDialog.js';
import { ContributionReactions } from '../contributions/ContributionReactions.js';
import { MoveDialog } from './MoveDialog.js';
import { hideMutation, proposeSplitMutation } from './operations.js';
import { ReportDialog } from './ReportDialog.js';

type Props = {
  contribution: ContributionPartsFragment;
  networkId: string;
  challengeId: string;
  readersNote: ReactNode;
  onChange: () => void;
  onCopyLink: () => void;
  saveWords: string;
  onSave: () => void;
};

/** The rare actions on a contribution: saving it for later, copying its link, reporting it, and what a facilitator may do. */
export function ContributionModeration({
  contribution,
  networkId,
  challengeId,
  readersNote,
  onChange,
  onCopyLink,
  saveWords,
  onSave,
}: Props) {
  const t = useTranslate();
  const [asking, setAsking] = useState<'hide' | 'move' | 'concern'>();
  const hiding = useMutation(hideMutation);
  const proposing = useMutation(proposeSplitMutation);
  const { hide, move, reportContent } = contribution.viewerMay;
  const link = !contribution.withdrawnAt;
  if (!link && !hide && !move && !reportContent) return null;
  const close = () => setAsking(undefined);

  async function sendHide(reason: string) {
    if (!(await hiding.mutate({ input: { contributionId: contribution.id, reason } }))) return;
    close();
    onChange();
  }

  async function propose() {
    if (await proposing.mutate({ contributionId: contribution.id })) onChange();
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
          <ContributionReactions contribution={contribution} onChange={onChange} />
          {link ? button(saveWords, onSave) : null}
          {link ? button(t('contributions.copyLink'), onCopyLink) : null}
          {reportContent ? button(t('moderation.report'), () => setAsking('concern')) : null}
          {hide ? button(t('moderation.hide'), () => setAsking('hide')) : null}
          {move ? button(t('moderation.move'), () => setAsking('move')) : null}
          {move && !contribution.splitProposedAt ? button(t('moderation.split.propose'), () => void propose()) : null}
        </div>
      </details>
      <ErrorNote apiError={proposing.apiError} />
      {asking === 'hide' ? (
        <TextDialog
          title={t('moderation.hide.title')}
          label={t('moderation.hide.reason')}
          action={t('moderation.hide')}
          limit={limits.reason}
          busy={hiding.busy}
          apiError={hiding.apiError}
          onSend={(reason) => void sendHide(reason)}
          onClose={close}
        >
          <p>{t('moderation.hide.text')}</p>
          {readersNote}
        </TextDialog>
      ) : null}
      {asking === 'move' ? (
        <MoveDialog networkId={networkId} challengeId={challengeId} contributionId={contribution.id} onClose={close} />
      ) : null}
      <ReportDialog
        networkId={networkId}
        challengeId={challengeId}
        contributionId={contribution.id}
        open={asking === 'concern'}
        onClose={close}
      />
    </>
  );
}
