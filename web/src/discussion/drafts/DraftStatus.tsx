import { Button } from '@digdir/designsystemet-react';
import { useDates } from '../../app/i18n/dates.js';
import { useTranslate } from '../../app/i18n/messages.js';
import type { SaveState } from '../../app/unsent/autosave.js';
import { errorText } from '../../ui/ErrorNote.js';

type Props = {
  draft: { savedAt: string | undefined; restored: boolean; state: SaveState | undefined };
  onDiscard: () => void;
};

/** Tells that the draft is saved, or why it is not, and that nobody else sees it. */
export function DraftStatus({ draft: { savedAt, restored, state }, onDiscard }: Props) {
  const t = useTranslate();
  const dates = useDates();
  if (state?.kind === 'refused')
    return (
      <p className="draft-status small field-fault" role="alert">
        {t('drafts.refused')} {errorText(state.apiError, t)}
      </p>
    );
  if (state?.kind === 'waits') return <p className="draft-status small quiet">{t('drafts.waits')}</p>;
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
