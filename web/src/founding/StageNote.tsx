import type { Stage } from '@krets/shared/kinds';
import { Link } from 'react-router';
import { useWords } from '../app/words.js';

const told: readonly Stage[] = ['DRAFT', 'FORMING', 'PAUSED', 'UNDER_REVIEW', 'SPLIT', 'CLOSED'];

/** What the stage means for those who sit in the room, and the way to its form. */
export function StageNote({ networkId, stage }: { networkId: string; stage: Stage }) {
  const t = useWords();
  return (
    <p className="small">
      {told.includes(stage) ? `${t(`founding.meaning.${stage}`)} ` : null}
      <Link to={`/rooms/${networkId}/form`}>{t('founding.toForm')}</Link>
    </p>
  );
}
