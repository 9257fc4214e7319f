import type { Stage } from '@krets/shared/kinds';
import { Link } from 'react-router';
import { useTranslate } from '../../app/i18n/messages.js';

const stagesWithMeaning = ['DRAFT', 'FORMING', 'PAUSED', 'UNDER_REVIEW', 'SPLIT', 'CLOSED'] as const;

/** What the stage means for the members, with a link to the form requirements. */
export function StageNote({ networkId, stage }: { networkId: string; stage: Stage }) {
  const t = useTranslate();
  const meaning = stagesWithMeaning.find((one) => one === stage);
  return (
    <p className="small">
      {meaning ? `${t(`lifecycle.meaning.${meaning}`)} ` : null}
      <Link to={`/rooms/${networkId}/form`}>{t('lifecycle.toFormRequirements')}</Link>
    </p>
  );
}
