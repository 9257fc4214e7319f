import { foldSpelling } from '@krets/shared/search/fold';
import type { AskedWord, Question } from '@krets/shared/search/question';
import { type Generation, isPart, numberOf, type OpenedPassage, sectionEnd } from './opened-passages.js';
import { isSimilar } from './similar.js';
import { Slices } from './slices.js';

/** How much a key counts that is not the word itself. */
const weights = { part: 0.5, prefix: 0.8, within: 0.4, similar: 0.6, lessSimilar: 0.4 } as const;
/** Of BM25: how soon a repeated word counts no more, and how much a long text counts less. */
const saturation = 1.2;
const lengthShare = 0.6;
/** Of the sections: the title, what somebody wrote, and the words of a file, of which there are many. */
const sectionWeights = [3, 1, 0.6] as const;
const shortestExpanded = 4;

/** `of`: what it is a piece of, when that has several passages. */
type Rankable = { opened: OpenedPassage; id: string; of?: string };
export type Ranked<T> = { passage: T; score: number };
type Scored<T> = { passage: T; frequencies: Float32Array; length: number };

/**
 * Orders passages by BM25. How rare a word is, and which words are similar to a mistyped one, is found in these passages alone: what
 * somebody may not read changes nothing in what they get.
 *
 * @returns the best, how many answer the question in all, and the keys that were looked for
 */
export async function rank<T extends Rankable>(
  passages: readonly T[],
  question: Question,
  known: Generation,
  most: number,
): Promise<{ ranked: Ranked<T>[]; keys: ReadonlySet<string>; count: number }> {
  const slices = new Slices();
  const present = await presentIn(passages, known, slices);
  const expansions: Map<number, number>[] = [];
  for (const word of question.words) expansions.push(await expand(word, present, known, slices));
  const phrases = question.phrases.map((phrase) =>
    phrase.map((keys) => new Set(keys.flatMap((key) => known.numberOfKey(key) ?? []))),
  );
  const asked = new Uint8Array(known.size);
  for (const expansion of expansions) for (const number of expansion.keys()) asked[number] = 1;

  const scored: Scored<T>[] = [];
  const holding = new Float64Array(expansions.length);
  /** Things that answer the question. */
  const inPieces = new Set<string>();
  let count = 0;
  let total = 0;
  for (const passage of passages) {
    if (slices.isOver()) await slices.next();
    const { keys } = passage.opened;
    total += keys.length;
    let frequencies: Float32Array | undefined;
    let section = 0;
    let weight: number = sectionWeights[0];
    for (const entry of keys) {
      if (entry === sectionEnd) weight = sectionWeights[++section] ?? weight;
      else if (asked[numberOf(entry)] === 1) {
        frequencies ??= new Float32Array(expansions.length);
        for (const [at, expansion] of expansions.entries()) {
          const share = expansion.get(numberOf(entry)) ?? 0;
          frequencies[at] = (frequencies[at] ?? 0) + weight * share * (isPart(entry) ? weights.part : 1);
        }
      }
    }
    if (!frequencies || !phrases.every((phrase) => holds(keys, phrase))) continue;
    for (const [at, frequency] of frequencies.entries()) if (frequency > 0) holding[at] = (holding[at] ?? 0) + 1;
    scored.push({ passage, frequencies, length: keys.length });
    if (passage.of !== undefined) inPieces.add(passage.of);
    else count++;
  }

  const average = total / Math.max(1, passages.length);
  const rarity = [...holding].map((count) => Math.log(1 + (passages.length - count + 0.5) / (count + 0.5)));
  const ranked = new Best<T>(most);
  for (const { passage, frequencies, length } of scored) {
    if (slices.isOver()) await slices.next();
    const slowness = saturation * (1 - lengthShare + lengthShare * (length / average));
    let [score, found] = [0, 0];
    for (const [at, frequency] of frequencies.entries()) {
      if (frequency === 0) continue;
      found++;
      score += ((rarity[at] ?? 0) * frequency * (saturation + 1)) / (frequency + slowness);
    }
    ranked.add({ passage, score: score * (0.5 + found / (2 * expansions.length)) });
  }
  const keys = new Set(expansions.flatMap((expansion) => [...expansion.keys()].map((number) => known.nameOf(number))));
  return { ranked: ranked.all(), keys, count: count + inPieces.size };
}

/** The best of many, without sorting them all at once. Of several passages of one thing only the best one. */
class Best<T extends Rankable> {
  #some: Ranked<T>[] = [];

  constructor(private readonly most: number) {}

  add(ranked: Ranked<T>): void {
    this.#some.push(ranked);
    if (this.#some.length > 4 * this.most) this.#some = this.all();
  }

  all(): Ranked<T>[] {
    this.#some.sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1));
    const things = new Set<string>();
    const isFirst = ({ passage: { id, of = id } }: Ranked<T>) => things.size < things.add(of).size;
    return this.#some.filter(isFirst).slice(0, this.most);
  }
}

/** The numbers of all keys in these passages. */
async function presentIn(
  passages: readonly { opened: OpenedPassage }[],
  known: Generation,
  slices: Slices,
): Promise<number[]> {
  const seen = new Uint8Array(known.size);
  const present: number[] = [];
  for (const { opened } of passages) {
    if (slices.isOver()) await slices.next();
    for (const entry of opened.keys) {
      const number = numberOf(entry);
      if (seen[number] !== 0 || number === 0) continue;
      seen[number] = 1;
      present.push(number);
    }
  }
  return present;
}

/** The keys that a word of the question may be found by, and how much each counts. */
async function expand(
  { word, whole, parts, isPrefix }: AskedWord,
  present: readonly number[],
  known: Generation,
  slices: Slices,
): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  const add = (number: number, weight: number) => found.set(number, Math.max(weight, found.get(number) ?? 0));
  const exact = new Set(whole);
  const pieces = new Set(parts);
  const beginnings = isPrefix ? [...new Set([word, foldSpelling(word)])] : [];
  const within = whole.filter((key) => key.length >= shortestExpanded);
  for (const number of present) {
    if (slices.isOver()) await slices.next();
    const key = known.nameOf(number);
    if (exact.has(key)) add(number, 1);
    else if (beginnings.some((beginning) => key.startsWith(beginning))) add(number, weights.prefix);
    else if (pieces.has(key)) add(number, weights.part);
    else if (within.some((asked) => key.includes(asked))) add(number, weights.within);
  }
  const isThere = [...found.values()].some((weight) => weight >= weights.prefix);
  if (isThere || /\p{N}/u.test(word)) return found;
  const spellings = [...new Set([...whole, foldSpelling(word)])].filter((key) => key.length >= shortestExpanded);
  for (const number of present) {
    if (slices.isOver()) await slices.next();
    const key = known.nameOf(number);
    if (key.length < shortestExpanded - 1) continue;
    if (spellings.some((spelling) => isSimilar(spelling, key, 1))) add(number, weights.similar);
    else if (spellings.some((spelling) => spelling.length > 6 && isSimilar(spelling, key, 2)))
      add(number, weights.lessSimilar);
  }
  return found;
}

/** Whether the words of a phrase follow each other in one section. */
function holds(keys: Uint32Array, phrase: readonly ReadonlySet<number>[]): boolean {
  const words = keys.filter((entry) => entry === sectionEnd || !isPart(entry));
  for (let start = 0; start + phrase.length <= words.length; start++)
    if (phrase.every((word, at) => word.has(numberOf(words[start + at] ?? sectionEnd)))) return true;
  return false;
}
