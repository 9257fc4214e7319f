import type { ApiError } from '../app/api/api-error.js';
import { useTranslate } from '../app/i18n/messages.js';

const rules = [
  'past',
  'overlaps',
  'required',
  'tooMany',
  'stale',
  'closed',
  'challenge',
  'own',
  'trios',
  'gone',
  'pollOpen',
] as const;

/** What the writer can do instead, where the field alone does not say it. */
export function useMeetingRefusal(apiError: ApiError | undefined): string | undefined {
  const t = useTranslate();
  const fault = apiError?.kind === 'refused' && apiError.code === 'BAD_INPUT' ? apiError.fields[0] : undefined;
  const rule = rules.find((one) => one === fault?.rule);
  return rule && (rule !== 'required' || fault?.field === 'place') ? t(`meetings.fault.${rule}`) : undefined;
}
