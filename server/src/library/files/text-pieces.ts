import { setImmediate as next } from 'node:timers/promises';
import { wordsOf } from '@krets/shared/search/words';

/** Words of a piece: a passage holds no more of a file. */
const mostWords = 400;
/** A piece may end with a sentence from here on. */
const fewWords = 300;
export const mostPieces = 250;
/** After so many, other requests come in. */
const atATime = 500;

/** A long text in pieces that are found on their own, each ending with a sentence where there is one. */
export async function piecesOf(text: string): Promise<{ pieces: string[]; isCut: boolean }> {
  const pieces: string[] = [];
  let [start, before, count, sentence, seen] = [0, 0, 0, 0, 0];
  const end = (at: number) => {
    const piece = text.slice(start, at).trim();
    if (piece !== '') pieces.push(piece);
    [start, count, sentence] = [at, 0, 0];
  };
  for (const word of wordsOf(text)) {
    if (++seen % atATime === 0) await next();
    if (count >= fewWords && /[.!?]\s|\n/.test(text.slice(before, word.start))) sentence = word.start;
    if (count >= mostWords || (count >= fewWords && sentence === word.start)) end(sentence || word.start);
    if (pieces.length === mostPieces) return { pieces, isCut: true };
    count++;
    before = word.end;
  }
  end(text.length);
  return { pieces, isCut: false };
}
