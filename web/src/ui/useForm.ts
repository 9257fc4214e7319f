import type { FieldError } from '@krets/shared/errors';
import { cleanText, isVisible } from '@krets/shared/text';
import { type FormEvent, useRef, useState } from 'react';
import { type ApiError, fieldFault } from '../app/api/api-error.js';
import { type Translate, useTranslate } from '../app/i18n/messages.js';
import { useCorrected } from './useCorrected.js';

/** Messages for rules that say more than that a field is wrong. */
export function ruleText({ rule, limit = 0 }: FieldError, t: Translate): string | undefined {
  if (rule === 'address') return t('ui.rule.address');
  if (rule === 'tooManyOpen') return t('ui.rule.tooManyOpen');
  if (rule === 'perDay' || rule === 'perWeek') return t(`ui.rule.${rule}`, { limit });
  return undefined;
}

/** Reads a form on submit. `fault` returns the message for an invalid field, from here or from the server. */
export function useForm(required: string[], apiError: ApiError | undefined) {
  const t = useTranslate();
  const [missing, setMissing] = useState<string[]>([]);
  const corrected = useCorrected();
  const heard = useRef<HTMLFormElement>(undefined);

  /** The fields' texts, trimmed; undefined when a required one is empty, which then gets the focus. */
  function read(event: FormEvent<HTMLFormElement>): Record<string, string> | undefined {
    event.preventDefault();
    const form = event.currentTarget;
    corrected.reset();
    if (heard.current !== form) {
      heard.current = form;
      form.addEventListener('input', ({ target }) => {
        if (target instanceof HTMLElement) corrected.add(target.getAttribute('name') ?? '');
      });
    }
    const texts: Record<string, string> = {};
    for (const [field, value] of new FormData(form)) texts[field] = cleanText(String(value)).trim();
    const empty = required.filter((field) => !isVisible(texts[field] ?? ''));
    setMissing(empty);
    if (empty.length === 0) return texts;
    const first = form.elements.namedItem(empty[0] ?? '');
    if (first instanceof HTMLElement) first.focus();
    return undefined;
  }

  function fault(field: string): string | undefined {
    if (corrected.has(field)) return undefined;
    if (missing.includes(field)) return t('ui.rule.required');
    const broken = fieldFault(apiError, field);
    if (!broken) return undefined;
    const words = ruleText(broken, t);
    if (words) return words;
    if (broken.limit !== undefined && /max|long/i.test(broken.rule)) return t('ui.rule.long', { limit: broken.limit });
    return /empty|defined|required|min/i.test(broken.rule) ? t('ui.rule.required') : t('ui.rule.other');
  }

  return { read, fault };
}
