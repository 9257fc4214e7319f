import type { Stage } from '@krets/shared/kinds';
import { Link } from 'react-router';
import { useWords } from '../app/words.js';

const told = ['DRAFT', 'FORMING', 'PAUSED', 'UNDER_REVIEW', 'SPLIT', 'CLOSED'] as const;

/** What the stage means for those who sit in the room, and the way to its form. */
export function StageNote({ networkId, stage }: { networkId: string; stage: Stage }) {
  const t = useWords();
  const meaning = told.find((one) => one === stage);
  return (
    <p className="small">
      {meaning ? `${t(`founding.meaning.${meaning}`)} ` : null}
      <Link to={`/rooms/${networkId}/form`}>{t('founding.toForm')}</Link>
    </p>
  );
}
