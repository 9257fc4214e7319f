import type { Language } from '@krets/shared/kinds';
import type { EmailMessage } from '../../platform/email/kinds.js';

/** Who invites, and to which network, is seen by whoever opens the link. */
export const invitationEmail = (to: string, key: string, language: Language): EmailMessage<'INVITATION'> => ({
  kind: 'INVITATION',
  to,
  language,
  variables: { key },
});
