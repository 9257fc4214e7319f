import { type SearchFilter, takeFilters } from './filters.js';
import { isCommon, keysOfAsked, wordsOf } from './words.js';

/** One word of a question, by the keys it may be written with. */
export type AskedWord = { word: string; whole: string[]; parts: string[]; isPrefix: boolean };

/** What somebody searches for, taken apart. */
export type Question = {
  words: AskedWord[];
  /** Words in quotation marks, in their order. */
  phrases: string[][][];
  filters: Partial<Record<SearchFilter, string>>;
};

const quotePattern = /["“”«»]([^"“”«»]+)["“”«»]/g;
const mostWords = 12;

/** @param text as it is typed: the last word may not be finished */
export function questionOf(text: string): Question {
  const { written, rest } = takeFilters(text);
  const filters: Question['filters'] = Object.fromEntries(written.map(({ filter, value }) => [filter, value]));
  const phrases: string[][][] = [];
  let isQuoted = false;
  const asked = rest.replace(quotePattern, (_, words: string) => {
    const phrase = [...wordsOf(words)].slice(0, mostWords).map(({ text: word }) => keysOfAsked(word).whole);
    if (phrase.length > 0) phrases.push(phrase);
    isQuoted = true;
    return ` ${words} `;
  });
  const found = [...wordsOf(asked)].map(({ text: word, end }) => ({ word, end }));
  // Small words alone are what is asked for; beside others they tell nothing.
  const telling = found.filter(({ word }) => !isCommon(word));
  const isUnfinished = !isQuoted && /[\p{L}\p{N}]$/u.test(asked);
  const words = (telling.length > 0 ? telling : found).slice(0, mostWords).map(({ word, end }) => ({
    word: word.toLowerCase(),
    ...keysOfAsked(word),
    isPrefix: isUnfinished && end === asked.length,
  }));
  return { words, phrases, filters };
}
