import type { Language } from '@krets/shared/kinds';
import type { EmailMessage } from '../platform/email/kinds.js';

/** To each member of a room that has been copied; which room, and by whom, stands in its log. */
export const roomCopyEmail = (to: string, language: Language, networkId: string): EmailMessage<'ROOM_COPIED'> => ({
  kind: 'ROOM_COPIED',
  to,
  language,
  variables: { networkId },
});
