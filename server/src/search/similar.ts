/**
 * Whether one word becomes the other by at most `most` changes: a letter too many, missing, wrong, or two exchanged.
 */
export function isSimilar(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let [end, otherEnd] = [one.length, other.length];
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1])
    [end, otherEnd] = [end - 1, otherEnd - 1];
  if (end - start > most + 1 && otherEnd - start > most + 1 && most < 2) return false;
  return distance(one.slice(start, end), other.slice(start, otherEnd), most) <= most;
}

/** The number of changes; more than `most` may be answered with any larger number. */
function distance(one: string, other: string, most: number): number {
  if (one.length === 0 || other.length === 0) return Math.max(one.length, other.length);
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let changes = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isExchanged) changes = Math.min(changes, (before[j - 2] ?? 0) + 1);
      next.push(changes);
      least = Math.min(least, changes);
    }
    if (least > most) return least;
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

/** What a stem may be followed by. */
export const longestEnding = 5;
const shortestStem = 3;

/**
 * The word that was meant, when it begins with a stem in which one letter is too many, missing, wrong or exchanged with the next, and
 * ends soon after it; an empty text when the word has the whole stem or all but its last letter, so that the slip may come later.
 */
export function meantBy(word: string, stem: string): string | undefined {
  const ending = word.length - stem.length;
  if (stem.length < shortestStem || ending < -1 || ending > longestEnding + 1) return undefined;
  let at = 0;
  while (at < stem.length && word[at] === stem[at]) at++;
  if (at >= stem.length - 1) return '';
  const rest = (restOfStem: number, restOfWord: number) =>
    word.startsWith(stem.slice(restOfStem), restOfWord) && stem + word.slice(restOfWord + stem.length - restOfStem);
  const isExchanged = word[at] === stem[at + 1] && word[at + 1] === stem[at];
  return (
    rest(at + 1, at + 1) || rest(at + 1, at) || rest(at, at + 1) || (isExchanged && rest(at + 2, at + 2)) || undefined
  );
}

const firstLetter = 97;
/** The letters of a word as bits, to tell quickly that two words differ: some letters share one. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << ((word.charCodeAt(at) - firstLetter) & 31);
  return letters;
}

/** How many bits are set. */
export function countOf(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
