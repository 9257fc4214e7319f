import { type ApiError, fieldFault } from '../app/api/api-error.js';
import { useTranslate } from '../app/i18n/messages.js';

/** What is wrong with an entered code, and how many tries are left. */
export function useCodeFault(apiError: ApiError | undefined): string | undefined {
  const t = useTranslate();
  const fault = fieldFault(apiError, 'code');
  return fault && t('identity.code.wrong', { left: fault.limit ?? 0 });
}
