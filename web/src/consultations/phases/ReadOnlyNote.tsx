import { useTranslate } from '../../app/i18n/messages.js';
import type { Consultation } from '../consultation.js';

/** Why one cannot write, in one sentence: the room is paused, split or closed. */
export function ReadOnlyNote({ stage }: { stage: Consultation['challenge']['network']['stage'] }) {
  const t = useTranslate();
  return t(`consultations.readOnly.${stage === 'SPLIT' || stage === 'CLOSED' ? stage : 'PAUSED'}`);
}
