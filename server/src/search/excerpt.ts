import { areEnglish, keysOfWord, wordsOf } from '@krets/shared/search/words';

export type ExcerptPart = { text: string; marked: boolean };

const longest = 240;
const before = 60;

/** Signs of Markdown that a sentence is read without. */
const readable = (text: string) =>
  text
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+/gm, '')
    .replace(/(\*\*|__|~~|`)/g, '');

/**
 * The sentence of a text that tells most about why it was found, with those words marked. Parts are plain text, never markup.
 *
 * @param keys what was looked for
 */
export function excerptOf(text: string, keys: ReadonlySet<string>): ExcerptPart[] {
  const sentences = readable(text)
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .slice(0, 2_000)
    .map((sentence) => ({ sentence, words: [...wordsOf(sentence)] }));
  const english = areEnglish(sentences.slice(0, 100).flatMap(({ words }) => words));
  let best: { sentence: string; marks: { start: number; end: number }[]; different: number } | undefined;
  for (const { sentence, words } of sentences) {
    const found = new Set<string>();
    const marks = words.filter(({ text: word }) => {
      const hit = keysOfWord(word, english).find((key) => keys.has(key));
      if (hit !== undefined) found.add(hit);
      return hit !== undefined;
    });
    if (!best || found.size > best.different) best = { sentence, marks, different: found.size };
  }
  return best ? cut(best.sentence, best.marks) : [];
}

/** The part of a long sentence that has the first mark. */
function cut(sentence: string, marks: readonly { start: number; end: number }[]): ExcerptPart[] {
  const first = marks[0]?.start ?? 0;
  const from = sentence.length <= longest || first <= before ? 0 : sentence.indexOf(' ', first - before) + 1;
  const to =
    sentence.length - from <= longest
      ? sentence.length
      : Math.max(from + longest / 2, sentence.lastIndexOf(' ', from + longest));
  const parts: ExcerptPart[] = [];
  const add = (text: string, marked: boolean) => {
    if (text !== '') parts.push({ text, marked });
  };
  let at = from;
  add(from > 0 ? '… ' : '', false);
  for (const { start, end } of marks) {
    if (start < at || end > to) continue;
    add(sentence.slice(at, start), false);
    add(sentence.slice(start, end), true);
    at = end;
  }
  add(sentence.slice(at, to), false);
  add(to < sentence.length ? ' …' : '', false);
  return parts.slice(0, 40);
}
