import type { Language } from '@krets/shared/kinds';
import type { Letter } from '../platform/mail/kinds.js';

/** To each member of a room that has been copied; which room, and by whom, stands in its log. */
export const roomCopyLetter = (to: string, language: Language, networkId: string): Letter<'ROOM_COPIED'> => ({
  kind: 'ROOM_COPIED',
  to,
  language,
  variables: { networkId },
});
