const letters = 'abcdefghijklmnopqrstuvwxyzæøå';
const shortest = 3;
/** A longer word is compared with those there are, which takes less. */
const longest = 24;

/** What may have been meant by a mistyped word: one letter too many, missing, wrong, or two exchanged. */
export function* correctionsOf(word: string): Generator<string> {
  if (word.length < shortest || word.length > longest || /[^\p{L}]/u.test(word)) return;
  for (let at = 0; at <= word.length; at++) {
    const [before, letter, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
    if (letter !== '') yield before + after;
    if (after !== '') yield before + after.slice(0, 1) + letter + after.slice(1);
    for (const other of letters) {
      yield before + other + letter + after;
      if (letter !== '' && other !== letter) yield before + other + after;
    }
  }
}
