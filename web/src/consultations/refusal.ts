import type { ApiError } from '../app/api/api-error.js';
import { type Translate, useTranslate } from '../app/i18n/messages.js';
import { errorText } from '../ui/ErrorNote.js';

/** Why the server refused, worded as what the reader can do instead. */
function refusalText(apiError: ApiError, t: Translate): string {
  const fault = apiError.kind === 'refused' && apiError.code === 'BAD_INPUT' ? apiError.fields[0] : undefined;
  const limit = fault?.limit ?? 0;
  switch (fault?.rule) {
    case 'phasePassed':
    case 'notOpen':
    case 'silent':
    case 'notNow':
    case 'required':
    case 'past':
    case 'link':
    case 'taken':
    case 'full':
    case 'underway':
    case 'onlyHeard':
      return t(`consultations.fault.${fault.rule}`);
    case 'maxLength':
      return t('ui.rule.long', { limit });
    case 'tooFew':
    case 'tooMany':
      return t(`consultations.fault.${fault.rule}`, { limit });
    default:
      return errorText(apiError, t);
  }
}

export function useRefusal(apiError: ApiError | undefined): string | undefined {
  const t = useTranslate();
  return apiError && refusalText(apiError, t);
}
