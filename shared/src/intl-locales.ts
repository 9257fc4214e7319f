import type { Language } from './kinds.js';

/**
 * For every call of Intl. Many browsers do not know Nynorsk: they take Bokmål here, whose months, lists and numbers are the same. Without
 * a second choice they take the language of the browser, and a Nynorsk page has English dates.
 */
export const intlLocales: Record<Language, string[]> = { nn: ['nn-NO', 'nb-NO'], nb: ['nb-NO'], en: ['en-GB'] };
