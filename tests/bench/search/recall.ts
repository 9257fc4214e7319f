import { lettersIn, OpenedPassages } from '@krets/server/dist/search/opened-passages.js';
import { rank } from '@krets/server/dist/search/ranking.js';
import { RoomPassages } from '@krets/server/dist/search/room-passages.js';
import { Slices } from '@krets/server/dist/search/slices.js';
import { passageKeys } from '@krets/shared/search/passage';
import { questionOf } from '@krets/shared/search/question';
import { isCommon, wordsOf } from '@krets/shared/search/words';
import { seededRandom } from '../seeded-random.js';
import { demo, linesOf, ownTexts, pairs } from './written.js';

const known = new OpenedPassages().generation();

type Text = ReturnType<typeof known.open> & { text: string };
/** A question in Bokmål and in Nynorsk, written for its answer by a person. */
type Asked = { questions: [string, string]; answers: [string, string]; isTwoForms: boolean };

const open = (text: string, id: string): Text => ({
  ...known.open(id, lettersIn(passageKeys({ body: text })), 'room'),
  text,
});
/** A room in each form, with the demo in both: what somebody who reads everything has to choose from. */
const rooms = ([0, 1] as const).map((form) => [
  ...pairs.map((pair, n) => open(pair[form] ?? '', `${form}.${n}`)),
  ...ownTexts.map((pair, n) => open(pair[form], `${form}.own.${n}`)),
  ...demo.map((text, n) => open(text, `${form}.demo.${n}`)),
]) as [Text[], Text[]];

const lists = [
  await RoomPassages.of(rooms[0], known.size, new Slices()),
  await RoomPassages.of(rooms[1], known.size, new Slices()),
] as const;

const asked: Asked[] = [
  ...linesOf('tests/bench/search/questions-of-pairs.txt').map(([nb = '', nn = ''], n) => ({
    questions: [nb, nn] as [string, string],
    answers: [`0.${n}`, `1.${n}`] as [string, string],
    isTwoForms: true,
  })),
  ...linesOf('tests/bench/search/questions-of-demo.txt').map(([beginning = '', nb = '', nn = '']) => {
    const n = demo.findIndex((text) => text.startsWith(beginning));
    if (n < 0) throw new Error(`The demo does not say: ${beginning}`);
    return {
      questions: [nb, nn] as [string, string],
      answers: [`0.demo.${n}`, `1.demo.${n}`] as [string, string],
      isTwoForms: false,
    };
  }),
];

const telling = (text: string) => [
  ...new Set(
    [...wordsOf(text)].map(({ text: word }) => word.toLowerCase()).filter((word) => !isCommon(word) && word.length > 3),
  ),
];
const frequencies = rooms.map((room) => {
  const count = new Map<string, number>();
  for (const { text } of room) for (const word of telling(text)) count.set(word, (count.get(word) ?? 0) + 1);
  return count;
});

const letters = 'abdefghijklmnoprstuvyøå';
/** One letter too many, missing, wrong or exchanged with the next, anywhere in the longest word. */
function misspelled(question: string, below: (limit: number) => number): string {
  const longest = telling(question).toSorted((a, b) => b.length - a.length)[0] ?? question;
  const at = below(longest.length - 1);
  const [before, letter, after] = [longest.slice(0, at), longest.slice(at, at + 1), longest.slice(at + 1)];
  const other = letters[below(letters.length)] ?? 'e';
  const slips = [
    before + after,
    before + after.slice(0, 1) + letter + after.slice(1),
    before + other + letter + after,
    before + other + after,
  ];
  return question.toLowerCase().replace(longest, slips[below(slips.length)] ?? longest);
}

const rarest = (text: string, form: 0 | 1) =>
  telling(text)
    .toSorted((a, b) => (frequencies[form]?.get(a) ?? 0) - (frequencies[form]?.get(b) ?? 0) || b.length - a.length)
    .slice(0, 3)
    .join(' ');

/** Counts how many questions have their answer among the first ten. */
function counting<Kind extends string>(kinds: readonly Kind[]) {
  const counts = new Map(kinds.map((kind) => [kind, { found: 0, asked: 0 }]));
  const ask = async (kind: Kind, words: string, form: 0 | 1, answer: string) => {
    const { ranked } = await rank([lists[form]], questionOf(`${words} `), known, 10);
    const count = counts.get(kind);
    if (!count) return;
    count.asked++;
    if (ranked.some(({ passage }) => passage.id === answer)) count.found++;
    else if (process.env.KRETS_SHOW) console.log(`${kind}: ${words}`);
  };
  const shares = () => Object.fromEntries([...counts].map(([kind, { found, asked }]) => [kind, (100 * found) / asked]));
  return { ask, shares: shares as () => Record<Kind, number> };
}

export type Recall = { same: number; across: number; typo: number; rare: number; asked: number };

/** Of 100 written questions, how many have their answer among the first ten. Shows what was missed when `KRETS_SHOW` is set. */
export async function measureRecall(): Promise<Recall> {
  const below = seededRandom(7);
  const { ask, shares } = counting(['same', 'across', 'typo', 'rare']);
  for (const { questions, answers, isTwoForms } of asked)
    for (const from of [0, 1] as const) {
      const to = from === 0 ? 1 : 0;
      const question = questions[from];
      await ask('same', question, from, answers[from]);
      await ask('typo', misspelled(question, below), from, answers[from]);
      if (!isTwoForms) continue;
      await ask('across', question, to, answers[to]);
      const text = rooms[from].find(({ id }) => id === answers[from])?.text ?? '';
      await ask('rare', rarest(text, from), to, answers[to]);
    }
  return { ...shares(), asked: 2 * asked.length };
}

/** The same for words taken from what the product says, which speaks of the same few things in five hundred ways. */
export async function measureOwnTexts(): Promise<
  Record<'across' | 'rare' | 'typo' | 'acrossTypo' | 'oneWord', number>
> {
  const below = seededRandom(11);
  const { ask, shares } = counting(['across', 'rare', 'typo', 'acrossTypo', 'oneWord']);
  for (const [n, pair] of ownTexts.entries())
    for (const from of [0, 1] as const) {
      const to = from === 0 ? 1 : 0;
      const words = telling(pair[from]);
      if (words.length < 3) continue;
      const order = words.map((word) => [below(1_000), word] as const).toSorted(([a], [b]) => a - b);
      const some = order
        .slice(0, 3)
        .map(([, word]) => word)
        .join(' ');
      await ask('across', some, to, `${to}.own.${n}`);
      await ask('rare', rarest(pair[from], from), to, `${to}.own.${n}`);
      await ask('typo', misspelled(some, below), from, `${from}.own.${n}`);
      await ask('acrossTypo', misspelled(some, below), to, `${to}.own.${n}`);
      const [word = ''] = rarest(pair[from], from).split(' ');
      if ((frequencies[from]?.get(word) ?? 0) < 4) await ask('oneWord', word, to, `${to}.own.${n}`);
    }
  return shares();
}
