import type { Language } from '@krets/shared/kinds';
import type { EmailMessage } from '../../platform/email/kinds.js';

/** The mail names neither the inviter nor the network: both are seen by opening the link. */
export const invitationEmail = (
  to: string,
  key: string,
  language: Language,
  expiresAt: Date,
): EmailMessage<'INVITATION'> => ({
  kind: 'INVITATION',
  to,
  language,
  variables: { key, until: expiresAt.toISOString() },
});
