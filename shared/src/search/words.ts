import { foldEnglish, foldNorwegian, remembering } from './fold.js';
import { common, commonEnglish } from './lexicon.js';

/** One word of a text: where it is, and the words to look for it by. */
export type Word = { text: string; start: number; end: number };

const letters = '\\p{L}\\p{M}';
/** Words, numbers and codes, with what joins them inside: hyphens, dots, slashes, apostrophes, at signs. */
const wordPattern = new RegExp(`[${letters}\\p{N}]+(?:[-–.’'/@_:§+]+[${letters}\\p{N}]+)*`, 'gu');
const inside = new RegExp(`[${letters}\\p{N}]+`, 'gu');
const longest = 64;

/** Lower case and composed. The length stays the same for every text in Norwegian or English. */
const normalised = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\u00ad/g, '');

export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: found, index } of text.matchAll(wordPattern))
    yield { text: found, start: index, end: index + found.length };
}

const hasDigit = /\p{N}/u;

/** English is recognised by its small words; a text without any of either language is Norwegian. */
export const isEnglish = (text: string): boolean => areEnglish(wordsOf(text.slice(0, 4_000)));

export function areEnglish(words: Iterable<Word>): boolean {
  let [english, norwegian] = [0, 0];
  for (const { text: word } of words) {
    const small = word.toLowerCase();
    if (commonEnglish.has(small) && !common.has(small)) english++;
    else if ((common.has(small) && !commonEnglish.has(small)) || /[æøå]/.test(small)) norwegian++;
  }
  return english > 1 && english > norwegian * 2;
}

/** Keys of one word: first the one of the whole, then those of its parts. */
export type WordKeys = readonly [string, ...string[]];

const keysInNorwegian = remembering((word) => makeKeys(word, false));
const keysInEnglish = remembering((word) => makeKeys(word, true));

/** @param english whether Norwegian rules must leave it alone */
export const keysOfWord = (word: string, english: boolean): WordKeys =>
  word.length > longest ? makeKeys(word, english) : english ? keysInEnglish(word) : keysInNorwegian(word);

function makeKeys(word: string, english: boolean): WordKeys {
  const whole = normalised(word).slice(0, longest);
  const pieces = whole.match(inside) ?? [];
  if (pieces.length > 1) {
    const joined = pieces.join('');
    const keys = pieces.flatMap((piece) => keysOfPiece(piece, english));
    // A hyphen may be left out or put in: «e-post» and «epost» are one word.
    return hasDigit.test(joined) ? [whole, joined, ...keys] : [keysOfPiece(joined, english)[0], ...keys];
  }
  return keysOfPiece(pieces[0] ?? whole, english);
}

function keysOfPiece(piece: string, english: boolean): WordKeys {
  // Numbers and codes are what they are.
  if (hasDigit.test(piece)) return [piece];
  if (english) return [foldEnglish(piece)];
  const { key, parts } = foldNorwegian(piece);
  return parts.length > 0 ? [key, ...parts.filter((part) => part.length > 2)] : [key];
}

/** What a word of a question may be written as: it is not known in which language the answer is. */
export function keysOfAsked(word: string): { whole: string[]; parts: string[] } {
  const [key, ...parts] = keysOfWord(word, false);
  const [english, ...pieces] = keysOfWord(word, true);
  return {
    whole: [...new Set([key, english])],
    parts: [...new Set([...parts, ...pieces])].filter((part) => part !== key),
  };
}

export const isCommon = (word: string) => common.has(word.toLowerCase()) || commonEnglish.has(word.toLowerCase());
