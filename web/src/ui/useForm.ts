import { type FormEvent, useState } from 'react';
import { fieldFault, type Trouble } from '../app/trouble.js';
import { useWords } from '../app/words.js';

/** Reads a form on submit. `fault` says in words what is wrong with a field, from here or from the server. */
export function useForm(required: string[], trouble: Trouble | undefined) {
  const t = useWords();
  const [missing, setMissing] = useState<string[]>([]);

  /** The fields' texts, trimmed; undefined when a required one is empty, which then gets the focus. */
  function read(event: FormEvent<HTMLFormElement>): Record<string, string> | undefined {
    event.preventDefault();
    const form = event.currentTarget;
    const texts: Record<string, string> = {};
    for (const [field, value] of new FormData(form)) texts[field] = String(value).trim();
    const empty = required.filter((field) => !texts[field]);
    setMissing(empty);
    if (empty.length === 0) return texts;
    const first = form.elements.namedItem(empty[0] ?? '');
    if (first instanceof HTMLElement) first.focus();
    return undefined;
  }

  function fault(field: string): string | undefined {
    if (missing.includes(field)) return t('ui.rule.required');
    const broken = fieldFault(trouble, field);
    if (!broken) return undefined;
    if (broken.limit !== undefined && /max|long/i.test(broken.rule)) return t('ui.rule.long', { limit: broken.limit });
    return /empty|defined|required|min/i.test(broken.rule) ? t('ui.rule.required') : t('ui.rule.other');
  }

  return { read, fault };
}
