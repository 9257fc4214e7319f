import type { Language } from '@krets/shared/kinds';
import type { Letter } from '../platform/mail/kinds.js';

/** Who invites, and to which network, is seen by whoever opens the link. */
export const invitationLetter = (to: string, key: string, language: Language): Letter<'INVITATION'> => ({
  kind: 'INVITATION',
  to,
  language,
  variables: { key },
});
