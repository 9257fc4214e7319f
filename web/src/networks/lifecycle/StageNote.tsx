import type { Stage } from '@krets/shared/kinds';
import { Link } from 'react-router';
import { useDates } from '../../app/i18n/dates.js';
import { useTranslate } from '../../app/i18n/messages.js';

type Props = { networkId: string; stage: Stage; nextDates: readonly string[] };

/** The first of the agreed days that is not over. */
export const nextMeeting = (days: readonly string[], daysUntil: (day: string) => number) =>
  days.toSorted().find((day) => daysUntil(day) >= 0);

/** When an active network meets next. In other stages: what the stage means for the members, with a link to the form requirements. */
export function StageNote({ networkId, stage, nextDates }: Props) {
  const t = useTranslate();
  const dates = useDates();
  if (stage === 'ACTIVE') {
    const next = nextMeeting(nextDates, dates.daysUntil);
    return next ? <p className="small">{t('lifecycle.nextMeeting', { day: dates.full(next) })}</p> : null;
  }
  return (
    <p className="small">
      {t(`lifecycle.meaning.${stage}`)} <Link to={`/rooms/${networkId}/form`}>{t('lifecycle.toFormRequirements')}</Link>
    </p>
  );
}
