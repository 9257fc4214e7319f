import type { Language, ResourceKind } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';

/** What one writes about a resource. */
export type ResourceWords = {
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
  field: keyof ResourceWords | 'change';
  rule: 'required' | 'link' | 'long' | 'tags';
  limit?: number;
};

export const emptyWords = (lang: Language, kind: ResourceKind = 'FILE'): ResourceWords => ({
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

export const isWebAddress = (link: string) => URL.canParse(link) && /^https?:$/.test(new URL(link).protocol);

const tagsIn = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nb'))
      .filter(Boolean),
  ),
];

const bounds: Partial<Record<keyof ResourceWords, number>> = {
  title: limits.title,
  why: limits.why,
  body: limits.note,
  link: limits.link,
};

/** What must be put right before it can be sent. A file has its title where it was uploaded. */
export function faultsOf(words: ResourceWords): Fault[] {
  const needed = { FILE: ['why'], LINK: ['link', 'title', 'why'], NOTE: ['title', 'body', 'why'] } as const;
  const faults: Fault[] = [];
  for (const field of needed[words.kind]) {
    if (words[field].trim() === '') faults.push({ field, rule: 'required' });
    else if (field === 'link' && !isWebAddress(words.link.trim())) faults.push({ field, rule: 'link' });
    const limit = bounds[field];
    if (limit && [...words[field]].length > limit) faults.push({ field, rule: 'long', limit });
  }
  const tags = tagsIn(words.tags);
  const odd = tags.some((tag) => [...tag].length > limits.tag || !/^[\p{L}\p{N}][\p{L}\p{N} /–-]*$/u.test(tag));
  if (odd || tags.length > limits.tags) faults.push({ field: 'tags', rule: 'tags', limit: limits.tags });
  return faults;
}

/** What the server takes. */
export const inputOf = ({ kind, title, why, link, body, tags, reviewBy, lang }: ResourceWords) => ({
  title: title.trim(),
  why: why.trim(),
  link: kind === 'LINK' ? link.trim() : null,
  body: kind === 'NOTE' ? body : null,
  tags: tagsIn(tags),
  reviewBy: reviewBy || null,
  lang,
});

/** A draft as it was kept; undefined when it is none of ours. */
export function wordsIn(content: string, lang: Language): ResourceWords | undefined {
  try {
    const kept = JSON.parse(content) as Partial<ResourceWords>;
    const words = { ...emptyWords(lang), ...kept };
    return Object.values(words).every((value) => typeof value === 'string') ? words : undefined;
  } catch {
    return undefined;
  }
}
