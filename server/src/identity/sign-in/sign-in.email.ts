import type { Language } from '@krets/shared/kinds';
import type { EmailMessage } from '../../platform/email/kinds.js';

export const signInEmail = (to: string, code: string, language: Language): EmailMessage<'SIGN_IN_CODE'> => ({
  kind: 'SIGN_IN_CODE',
  to,
  language,
  variables: { code },
});
