import type { Language } from '@krets/shared/kinds';
import type { DurableEmail } from '../../platform/email/outbox.js';

/** What one is reminded of; with the end of the phase where it still lies ahead. */
export type Reminder =
  | { of: 'HALF' | 'NEARLY'; phaseEndsAt: Date }
  | { of: 'OWNER_AWAY' | 'FOLLOW_UP' | 'FOLLOW_UP_AGAIN' };

/** What is due and where; never any text of the consultation. */
export const reminderEmail = (
  to: string,
  language: Language,
  reminder: Reminder,
  consultationId: string,
): DurableEmail => {
  const one = { to, language };
  if ('phaseEndsAt' in reminder)
    return {
      ...one,
      kind: `CONSULTATION_${reminder.of}`,
      variables: { consultationId, until: reminder.phaseEndsAt.toISOString() },
    };
  return { ...one, kind: `CONSULTATION_${reminder.of}`, variables: { consultationId } };
};
