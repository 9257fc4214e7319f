import type { Language } from '@krets/shared/kinds';
import type { EmailMessage } from '../platform/email/kinds.js';

/** To each member of a network that was copied. The network's log tells who copied it. */
export const roomCopyEmail = (to: string, language: Language, networkId: string): EmailMessage<'ROOM_COPIED'> => ({
  kind: 'ROOM_COPIED',
  to,
  language,
  variables: { networkId },
});
