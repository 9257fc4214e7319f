import { useWords } from '../../app/words.js';
import type { TalkFragment } from '../../generated/graphql.js';

/** Why there is no box to write in, in one sentence: the room is paused, split or closed. */
export function ReadOnly({ stage }: { stage: TalkFragment['challenge']['network']['stage'] }) {
  const t = useWords();
  return t(`consultations.readOnly.${stage === 'SPLIT' || stage === 'CLOSED' ? stage : 'PAUSED'}`);
}
