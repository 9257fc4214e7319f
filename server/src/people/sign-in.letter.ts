import type { Language } from '@krets/shared/kinds';
import type { Letter } from '../platform/mail/kinds.js';

export const signInLetter = (to: string, code: string, language: Language): Letter<'SIGN_IN_CODE'> => ({
  kind: 'SIGN_IN_CODE',
  to,
  language,
  variables: { code },
});
