import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { numberOf } from '@krets/server/dist/search/opened-passage.js';
import { type Generation, lettersIn, OpenedPassages } from '@krets/server/dist/search/opened-passages.js';
import { rank } from '@krets/server/dist/search/ranking.js';
import { RoomPassages } from '@krets/server/dist/search/room-passages.js';
import { Slices } from '@krets/server/dist/search/slices.js';
import { passageKeys } from '@krets/shared/search/passage';
import { questionOf } from '@krets/shared/search/question';
import { isCommon, wordsOf } from '@krets/shared/search/words';

/** Invented sentences of threads and minutes, each in both written forms. */
const pairs = readFileSync(fileURLToPath(new URL('./data/two-forms.txt', import.meta.url)), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' | ') as [string, string]);

const known = new OpenedPassages().generation();
const inForm = (form: 0 | 1) =>
  pairs.map((pair, n) =>
    known.open(String(n).padStart(4, '0'), lettersIn(passageKeys({ body: pair[form] })), `${form}`),
  );
const passages = [inForm(0), inForm(1)] as const;
const index = [
  await RoomPassages.of(passages[0], known.size, new Slices()),
  await RoomPassages.of(passages[1], known.size, new Slices()),
] as const;

/** Numbers that are the same in each run. */
function numbers(seed: number) {
  let at = seed;
  return (below: number) => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((at / 2_147_483_648) * below);
  };
}

const telling = (text: string) => [
  ...new Set(
    [...wordsOf(text)].map(({ text: word }) => word.toLowerCase()).filter((word) => !isCommon(word) && word.length > 3),
  ),
];

function shuffled<T>(list: readonly T[], number: (below: number) => number): T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(number(left.length), 1));
}

const form = (n: number) => (n === 0 ? 0 : 1);
const frequencies = [0, 1].map((n) => {
  const count = new Map<string, number>();
  for (const pair of pairs) for (const word of telling(pair[form(n)])) count.set(word, (count.get(word) ?? 0) + 1);
  return count;
});

type Asks = (words: string[], number: (below: number) => number, form: 0 | 1) => string[];
const some =
  (count: number): Asks =>
  (words, number) =>
    shuffled(words, number).slice(0, count);
const rarest: Asks = (words, _, n) =>
  words
    .toSorted((a, b) => (frequencies[n]?.get(a) ?? 0) - (frequencies[n]?.get(b) ?? 0) || b.length - a.length)
    .slice(0, 3);
const withSlip: Asks = (words, number) => {
  const [longest = '', ...rest] = some(3)(words, number, 0).toSorted((a, b) => b.length - a.length);
  const at = 1 + number(longest.length - 2);
  const slips = [
    longest.slice(0, at) + longest.slice(at + 1),
    longest.slice(0, at) + longest[at + 1] + longest[at] + longest.slice(at + 2),
    `${longest.slice(0, at)}e${longest.slice(at)}`,
  ];
  return [slips[number(3)] ?? longest, ...rest];
};

/** Of 100 questions, how many have their answer among the first ten. */
async function recall(asks: Asks, across: boolean): Promise<number> {
  const number = numbers(7);
  let [found, asked] = [0, 0];
  const missed: string[] = [];
  for (const [n, pair] of pairs.entries())
    for (const from of [0, 1] as const) {
      const words = asks(telling(pair[from]), number, from);
      const to = across ? 1 - from : from;
      const { ranked } = await rank([index[form(to)]], questionOf(`${words.join(' ')} `), known, 10);
      asked++;
      if (ranked.some(({ passage }) => Number(passage.id) === n)) found++;
      else missed.push(`${words.join(' ')} → ${pair[form(to)]}`);
    }
  if (process.env.KRETS_SHOW) console.log(((100 * found) / asked).toFixed(1), missed.join('\n'));
  return (100 * found) / asked;
}

describe('opened passages', () => {
  it('of a room leave the memory when it is closed, and those of other rooms stay', () => {
    const passages = new OpenedPassages();
    const generation = passages.generation();
    generation.open('a.1', lettersIn('ord'), 'one');
    generation.open('b.1', lettersIn('ord'), 'other');
    passages.close('one');
    expect([generation.get('a.1', 'one'), generation.get('b.1', 'other')?.id]).toEqual([undefined, 'b.1']);
  });

  const nameIn = (generation: Generation, revision: string) => {
    const opened = generation.get(revision, 'room');
    const entry = opened?.keys[opened.start];
    return entry === undefined ? undefined : generation.nameOf(numberOf(entry));
  };

  it('that are searched stay when there are too many, and the others go; a search under way sees no change', () => {
    const passages = new OpenedPassages(20_000);
    const first = passages.generation();
    first.open('used', lettersIn('fyrste'), 'room');
    first.open('unused', lettersIn('andre'), 'room');
    for (let round = 0; round < 6; round++) {
      const generation = passages.generation();
      expect(nameIn(generation, 'used')).toBe('fyrste');
      for (let n = 0; n < 200; n++) generation.open(`${round}.${n}`, lettersIn(`ord${round}n${n}`), 'room');
      expect(nameIn(generation, 'used')).toBe('fyrste');
    }
    expect(nameIn(first, 'unused')).toBe('andre');
    const last = passages.generation();
    expect([nameIn(last, 'unused'), nameIn(last, '0.0')]).toEqual([undefined, undefined]);
    passages.close('room');
    expect(nameIn(last, 'used')).toBeUndefined();
  });
});

describe('of 100 questions so many find their answer among the first ten', () => {
  it.each([
    ['in the same form', some(3), false, 95],
    ['in the other form', some(3), true, 93],
    ['in the other form, by three rare words', rarest, true, 90],
    ['by a single word, in the other form', some(1), true, 70],
    ['with one slip', withSlip, false, 90],
    ['with one slip, in the other form', withSlip, true, 85],
  ])('%s', async (_, asks, across, least) => expect(await recall(asks, across)).toBeGreaterThanOrEqual(least));
});
