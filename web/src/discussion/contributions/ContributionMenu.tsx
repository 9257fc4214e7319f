import { Button } from '@digdir/designsystemet-react';
import { useTranslate } from '../../app/i18n/messages.js';
import type { Contribution } from './thread.js';

export type ContributionActions = {
  onReply: () => void;
  onQuote: () => void;
  onGoTo: (id: string) => void;
  onEdit: () => void;
  onWithdraw: () => void;
  onRestore: () => void;
  onCopyLink: () => void;
  onSave: () => void;
};

type Props = { contribution: Contribution } & Omit<ContributionActions, 'onCopyLink' | 'onGoTo' | 'onSave'>;

/** The frequent actions on a contribution; the server decides which the reader may take. */
export function ContributionMenu({ contribution, onReply, onQuote, onEdit, onWithdraw, onRestore }: Props) {
  const t = useTranslate();
  const { reply, edit, withdraw, restore } = contribution.viewerMay;
  const actions = [
    reply && { label: t('contributions.reply'), run: onReply },
    reply && { label: t('contributions.quote'), run: onQuote },
    edit && { label: t('contributions.edit'), run: onEdit },
    withdraw && { label: t('contributions.withdraw'), run: onWithdraw },
    restore && { label: t('contributions.restore'), run: onRestore },
  ].filter((one) => one !== false);
  if (actions.length === 0) return null;
  return (
    <div className="contribution-menu">
      {actions.map(({ label, run }) => (
        <Button
          key={label}
          variant="tertiary"
          data-size="sm"
          data-color={run === onReply ? 'accent' : 'neutral'}
          onClick={run}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
