import type { Language } from '@krets/shared/kinds';
import type { DurableEmail } from '../../platform/email/outbox.js';

export type Reminder = 'HALF' | 'NEARLY' | 'OWNER_AWAY' | 'FOLLOW_UP' | 'FOLLOW_UP_AGAIN';

/** What is due and where; never any text of the consultation. */
export const reminderEmail = (
  to: string,
  language: Language,
  reminder: Reminder,
  consultationId: string,
): DurableEmail => ({ kind: `CONSULTATION_${reminder}`, to, language, variables: { consultationId } });
