import type { Language } from '@krets/shared/kinds';
import type { DurableEmail } from '../../platform/email/outbox.js';

export type Reminder = 'HALF' | 'NEARLY' | 'OWNER_AWAY' | 'FOLLOW_UP' | 'FOLLOW_UP_AGAIN';
/** Of a phase that has not ended. */
const ofPhase: readonly Reminder[] = ['HALF', 'NEARLY'];

/** What is due, where, and until when, if it is known; never any text of the consultation. */
export const reminderEmail = (
  to: string,
  language: Language,
  reminder: Reminder,
  consultationId: string,
  phaseEndsAt: Date | null,
): DurableEmail => {
  const until = ofPhase.includes(reminder) && phaseEndsAt ? { until: phaseEndsAt.toISOString() } : {};
  return { kind: `CONSULTATION_${reminder}`, to, language, variables: { consultationId, ...until } };
};
