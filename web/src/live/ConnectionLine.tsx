import { useWords } from '../app/words.js';
import { useLostLine } from './useLine.js';
import './ConnectionLine.css';

/** Says calmly that the line is down, and that nothing is lost. */
export function ConnectionLine() {
  const t = useWords();
  const lost = useLostLine();
  return (
    <div role="status" className="connection-line">
      {lost ? <p>{t('live.lost')}</p> : null}
    </div>
  );
}
