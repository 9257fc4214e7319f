import type { Language } from '@krets/shared/kinds';
import type { EmailMessage } from './kinds.js';

type AccountChange = 'CLOSED' | 'OPENED' | 'DELETED' | 'APPOINTED' | 'REMOVED';

/** To whoever has the account. In the language of the account, if it still is there when the mail is sent. */
export const accountEmail = (
  to: string,
  change: AccountChange,
  language: Language = 'nn',
): EmailMessage<'ACCOUNT_CHANGED'> => ({ kind: 'ACCOUNT_CHANGED', to, language, variables: { change } });
