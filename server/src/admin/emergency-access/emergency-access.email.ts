import type { Language } from '@krets/shared/kinds';
import type { EmailMessage } from '../../platform/email/kinds.js';

type Opened = { networkId: string; hours: number; until: Date };

/** To each member of a room that administrators have opened. Which room and why is only in the log of the room. */
export const emergencyAccessEmail = (
  to: string,
  language: Language,
  { networkId, hours, until }: Opened,
): EmailMessage<'ROOM_OPENED'> => ({
  kind: 'ROOM_OPENED',
  to,
  language,
  variables: { networkId, hours: String(hours), until: until.toISOString() },
});
