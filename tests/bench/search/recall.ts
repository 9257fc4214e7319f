import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OpenedPassages } from '@krets/server/dist/search/opened-passages.js';
import { rank } from '@krets/server/dist/search/ranking.js';
import { passageKeys } from '@krets/shared/search/passage';
import { questionOf } from '@krets/shared/search/question';
import { isCommon, wordsOf } from '@krets/shared/search/words';
import { seededRandom } from '../seeded-random.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const linesOf = (path: string) =>
  readFileSync(here(path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' | '));
const known = new OpenedPassages().generation();

type Text = { id: string; opened: ReturnType<typeof known.open>; text: string };
/** A question in Bokmål and in Nynorsk, written for its answer by a person. */
type Asked = { questions: [string, string]; answers: [string, string]; isTwoForms: boolean };

/** Sentences of threads and minutes, each in both forms. */
const pairs = linesOf('../../web/data/two-forms.txt');
/** Everything longer than a title that the demo says, in the form it is written in. */
const demo = ['challenges', 'library', 'messages'].flatMap((folder) => {
  const path = here(`../../../server/demo/${folder}`);
  return readdirSync(path).flatMap((file) => textsIn(JSON.parse(readFileSync(join(path, file), 'utf8'))));
});

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { title = '', situation = '', why = '', body = '' } = value as Record<string, unknown>;
  const text = [title, situation, why, body].filter((part) => typeof part === 'string' && part !== '').join('\n');
  return [...(text === '' ? [] : [text]), ...Object.values(value).flatMap(textsIn)];
}

const open = (text: string, id: string): Text => ({
  id,
  text,
  opened: known.open(id, passageKeys({ body: text }), 'room'),
});
/** A room in each form, with the demo in both: what somebody who reads everything has to choose from. */
const rooms = ([0, 1] as const).map((form) => [
  ...pairs.map((pair, n) => open(pair[form] ?? '', `${form}.${n}`)),
  ...demo.map((text, n) => open(text, `${form}.demo.${n}`)),
]) as [Text[], Text[]];

const asked: Asked[] = [
  ...linesOf('./questions-of-pairs.txt').map(([nb = '', nn = ''], n) => ({
    questions: [nb, nn] as [string, string],
    answers: [`0.${n}`, `1.${n}`] as [string, string],
    isTwoForms: true,
  })),
  ...linesOf('./questions-of-demo.txt').map(([beginning = '', nb = '', nn = '']) => {
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

/** One letter too many, missing or exchanged in the longest word. */
function misspelled(question: string, below: (limit: number) => number): string {
  const longest = telling(question).toSorted((a, b) => b.length - a.length)[0] ?? question;
  const at = 1 + below(Math.max(1, longest.length - 2));
  const slips = [
    longest.slice(0, at) + longest.slice(at + 1),
    longest.slice(0, at) + longest[at + 1] + longest[at] + longest.slice(at + 2),
    `${longest.slice(0, at)}e${longest.slice(at)}`,
  ];
  return question.toLowerCase().replace(longest, slips[below(3)] ?? longest);
}

const rarest = (text: string, form: 0 | 1) =>
  telling(text)
    .toSorted((a, b) => (frequencies[form]?.get(a) ?? 0) - (frequencies[form]?.get(b) ?? 0) || b.length - a.length)
    .slice(0, 3)
    .join(' ');

export type Recall = { same: number; across: number; typo: number; rare: number; asked: number };

/** Of 100 questions, how many have their answer among the first ten. Shows what was missed when `KRETS_SHOW` is set. */
export async function measureRecall(): Promise<Recall> {
  const below = seededRandom(7);
  const counts = { same: [0, 0], across: [0, 0], typo: [0, 0], rare: [0, 0] } as Record<string, [number, number]>;
  const ask = async (kind: keyof typeof counts, words: string, form: 0 | 1, answer: string) => {
    const { ranked } = await rank(rooms[form], questionOf(`${words} `), known, 10);
    const [found, all] = counts[kind] ?? [0, 0];
    const isFound = ranked.some(({ passage }) => passage.id === answer);
    counts[kind] = [found + (isFound ? 1 : 0), all + 1];
    if (!isFound && process.env.KRETS_SHOW) console.log(`${kind}: ${words}`);
  };
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
  const share = (kind: string) => (100 * (counts[kind]?.[0] ?? 0)) / (counts[kind]?.[1] ?? 1);
  return {
    same: share('same'),
    across: share('across'),
    typo: share('typo'),
    rare: share('rare'),
    asked: 2 * asked.length,
  };
}
