import { useWords } from '../../app/words.js';
import type { Talk } from '../talk.js';

/** Why there is no box to write in, in one sentence: the room is paused, split or closed. */
export function ReadOnly({ stage }: { stage: Talk['challenge']['network']['stage'] }) {
  const t = useWords();
  return t(`consultations.readOnly.${stage === 'SPLIT' || stage === 'CLOSED' ? stage : 'PAUSED'}`);
}
