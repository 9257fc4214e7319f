import { Button } from '@digdir/designsystemet-react';
import { useDates } from '../app/dates.js';
import { useWords } from '../app/words.js';

type Props = { savedAt: string | undefined; restored: boolean; onDiscard: () => void };

/** Says that the words are safe, and that nobody else sees them. */
export function DraftLine({ savedAt, restored, onDiscard }: Props) {
  const t = useWords();
  const dates = useDates();
  if (!savedAt) return <p className="draft-line small quiet" />;
  const time = dates.when(savedAt);
  return (
    <div className="draft-line small quiet">
      <span>{restored ? t('drafts.restored', { time }) : t('drafts.saved', { time })}</span>{' '}
      {restored ? (
        <Button variant="tertiary" data-size="sm" type="button" onClick={onDiscard}>
          {t('drafts.discard')}
        </Button>
      ) : null}
    </div>
  );
}
