import type { Language } from '@krets/shared/kinds';
import type { Letter } from '../platform/mail/kinds.js';

type Opened = { networkId: string; hours: number };

/** To each member of a room that administrators have opened; which room, and why, stands in its log. */
export const glassLetter = (to: string, language: Language, { networkId, hours }: Opened): Letter<'ROOM_OPENED'> => ({
  kind: 'ROOM_OPENED',
  to,
  language,
  variables: { networkId, hours: String(hours) },
});
