import type { Language, ResourceKind } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { cleanLine, cleanLink, isVisible } from '@krets/shared/text';

/** What a member writes about a resource. */
export type ResourceFormValues = {
  kind: ResourceKind;
  title: string;
  why: string;
  link: string;
  body: string;
  tags: string;
  reviewBy: string;
  collectionId: string;
  lang: Language;
};

export type Fault = {
  field: keyof ResourceFormValues | 'change';
  rule: 'required' | 'link' | 'long' | 'tags';
  limit?: number;
};

export const emptyValues = (lang: Language, kind: ResourceKind = 'FILE'): ResourceFormValues => ({
  kind,
  title: '',
  why: '',
  link: '',
  body: '',
  tags: '',
  reviewBy: '',
  collectionId: '',
  lang,
});

export function isWebAddress(text: string): boolean {
  const link = cleanLink(text);
  return URL.canParse(link) && /^https?:$/.test(new URL(link).protocol);
}

const tagsIn = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map((tag) => cleanLine(tag).toLocaleLowerCase('nb'))
      .filter(Boolean),
  ),
];

const bounds: Partial<Record<keyof ResourceFormValues, number>> = {
  title: limits.title,
  why: limits.why,
  body: limits.note,
  link: limits.link,
};

/** What must be corrected before it can be sent. A file has its title where it was uploaded. */
export function faultsOf(values: ResourceFormValues): Fault[] {
  const needed = { FILE: ['why'], LINK: ['link', 'title', 'why'], NOTE: ['title', 'body', 'why'] } as const;
  const faults: Fault[] = [];
  for (const field of needed[values.kind]) {
    if (!isVisible(values[field])) faults.push({ field, rule: 'required' });
    else if (field === 'link' && !isWebAddress(values.link)) faults.push({ field, rule: 'link' });
    const limit = bounds[field];
    if (limit && [...values[field]].length > limit) faults.push({ field, rule: 'long', limit });
  }
  const tags = tagsIn(values.tags);
  const odd = tags.some((tag) => [...tag].length > limits.tag || !/^[\p{L}\p{N}][\p{L}\p{N} /–-]*$/u.test(tag));
  if (odd || tags.length > limits.tags) faults.push({ field: 'tags', rule: 'tags', limit: limits.tags });
  return faults;
}

/** The input of the server. */
export const inputOf = ({ kind, title, why, link, body, tags, reviewBy, lang }: ResourceFormValues) => ({
  title: title.trim(),
  why: why.trim(),
  link: kind === 'LINK' ? cleanLink(link) : null,
  body: kind === 'NOTE' ? body : null,
  tags: tagsIn(tags),
  reviewBy: reviewBy || null,
  lang,
});

/** Reads a saved draft; undefined when it has another format. */
export function valuesFromDraft(content: string, lang: Language): ResourceFormValues | undefined {
  try {
    const draft = JSON.parse(content) as Partial<ResourceFormValues>;
    const values = { ...emptyValues(lang), ...draft };
    return Object.values(values).every((value) => typeof value === 'string') ? values : undefined;
  } catch {
    return undefined;
  }
}
