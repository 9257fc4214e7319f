import { Button } from '@digdir/designsystemet-react';
import { useDates } from '../../app/i18n/dates.js';
import { useTranslate } from '../../app/i18n/messages.js';

type Props = { savedAt: string | undefined; restored: boolean; onDiscard: () => void };

/** Tells that the draft is saved, and that nobody else sees it. */
export function DraftStatus({ savedAt, restored, onDiscard }: Props) {
  const t = useTranslate();
  const dates = useDates();
  if (!savedAt) return <p className="draft-status small quiet" />;
  const time = dates.when(savedAt);
  return (
    <div className="draft-status small quiet">
      <span>{restored ? t('drafts.restored', { time }) : t('drafts.saved', { time })}</span>{' '}
      {restored ? (
        <Button variant="tertiary" data-size="sm" type="button" onClick={onDiscard}>
          {t('drafts.discard')}
        </Button>
      ) : null}
    </div>
  );
}
