const alphabet = 'abcdefghijklmnopqrstuvwxyzæøå';
/** What the endings of Norwegian words are written with. */
const inEndings = 'adegiklmnprst';
const shortest = 3;
/** A longer word is compared with those there are, which takes less. */
const longest = 24;

/** What may have been meant by a mistyped word: one letter too many, missing, wrong, or two exchanged. */
export const correctionsOf = (word: string): Generator<string> => corrected(word, 0, alphabet);

/** The same for a slip in the last letters of a word, which are an ending. */
export const correctedEndings = (word: string, most: number): Generator<string> =>
  corrected(word, Math.max(0, word.length - most), inEndings);

function* corrected(word: string, from: number, letters: string): Generator<string> {
  if (word.length < shortest || word.length > longest || /[^\p{L}]/u.test(word)) return;
  for (let at = from; at <= word.length; at++) {
    const [before, letter, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
    if (letter !== '') yield before + after;
    if (after !== '') yield before + after.slice(0, 1) + letter + after.slice(1);
    for (const other of letters) {
      yield before + other + letter + after;
      if (letter !== '' && other !== letter) yield before + other + after;
    }
  }
}
