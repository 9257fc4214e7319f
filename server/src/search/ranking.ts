import { foldNorwegian, foldSimple, foldSpelling, isListed } from '@krets/shared/search/fold';
import type { AskedWord, Question } from '@krets/shared/search/question';
import { correctionsOf } from './corrections.js';
import { isPart, numberOf, sectionEnd } from './opened-passage.js';
import type { Generation } from './opened-passages.js';
import type { Listed, RoomPassages } from './room-passages.js';
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
const shortestCompound = 9;

export type Ranked = { passage: Listed; score: number };
type Scored = { passage: Listed; frequencies: Float32Array; length: number };

/**
 * Orders passages by BM25. How rare a word is, and which words are similar to a mistyped one, is found in these passages alone: what
 * somebody may not read changes nothing in what they get.
 *
 * @param only the ids of those that may answer, when the question is narrowed
 * @returns the best, how many answer the question in all, and the keys that were looked for
 */
export async function rank(
  rooms: readonly RoomPassages[],
  question: Question,
  known: Generation,
  most: number,
  only?: ReadonlySet<string>,
): Promise<{ ranked: Ranked[]; keys: ReadonlySet<string>; count: number }> {
  const slices = new Slices();
  const present = presentIn(rooms, known);
  const expansions: Map<number, number>[] = [];
  for (const word of question.words) expansions.push(await expand(word, present, known, slices));
  const phrases = question.phrases.map((phrase) =>
    phrase.map((keys) => new Set(keys.flatMap((key) => known.numberOfKey(key) ?? []))),
  );
  const asked = new Uint8Array(known.size);
  for (const expansion of expansions) for (const number of expansion.keys()) asked[number] = 1;
  const numbers = [...new Set(expansions.flatMap((expansion) => [...expansion.keys()]))];

  const scored: Scored[] = [];
  const holding = new Float64Array(expansions.length);
  /** Things that answer the question. */
  const inPieces = new Set<string>();
  let count = 0;
  for (const room of rooms) {
    const holds = new Uint8Array(room.listed.length);
    for (const number of numbers) for (const place of room.placesOf(number)) holds[place] = 1;
    for (let place = 0; place < holds.length; place++) {
      if (slices.isOver()) await slices.next();
      if (holds[place] === 0) continue;
      const passage = room.listed[place] as Listed;
      const frequencies = frequenciesIn(passage.opened.keys, asked, expansions);
      if (!phrases.every((phrase) => isIn(passage.opened.keys, phrase))) continue;
      for (const [at, frequency] of frequencies.entries()) if (frequency > 0) holding[at] = (holding[at] ?? 0) + 1;
      if (only?.has(passage.id) === false) continue;
      scored.push({ passage, frequencies, length: passage.opened.keys.length });
      if (passage.of !== undefined) inPieces.add(passage.of);
      else count++;
    }
  }

  const passages = rooms.reduce((sum, { listed }) => sum + listed.length, 0);
  const average = rooms.reduce((sum, { length }) => sum + length, 0) / Math.max(1, passages);
  const rarity = [...holding].map((count) => Math.log(1 + (passages - count + 0.5) / (count + 0.5)));
  const ranked = new Best(most);
  for (const { passage, frequencies, length } of scored) {
    if (slices.isOver()) await slices.next();
    const slowness = saturation * (1 - lengthShare + lengthShare * (length / average));
    let [score, found] = [0, 0];
    for (let at = 0; at < frequencies.length; at++) {
      const frequency = frequencies[at] as number;
      if (frequency === 0) continue;
      found++;
      score += ((rarity[at] ?? 0) * frequency * (saturation + 1)) / (frequency + slowness);
    }
    ranked.add({ passage, score: score * (0.5 + found / (2 * expansions.length)) });
  }
  const keys = new Set(numbers.map((number) => known.nameOf(number)));
  return { ranked: ranked.all(), keys, count: count + inPieces.size };
}

/** How often each word of the question is in a passage, by what it counts where it is. */
function frequenciesIn(
  keys: Uint32Array,
  asked: Uint8Array,
  expansions: readonly ReadonlyMap<number, number>[],
): Float32Array {
  const frequencies = new Float32Array(expansions.length);
  let section = 0;
  let weight: number = sectionWeights[0];
  for (let place = 0; place < keys.length; place++) {
    const entry = keys[place] as number;
    if (entry === sectionEnd) weight = sectionWeights[++section] ?? weight;
    else if (asked[numberOf(entry)] === 1) {
      for (let at = 0; at < expansions.length; at++) {
        const share = expansions[at]?.get(numberOf(entry)) ?? 0;
        frequencies[at] = (frequencies[at] as number) + weight * share * (isPart(entry) ? weights.part : 1);
      }
    }
  }
  return frequencies;
}

/** The best of many, without sorting them all at once. Of several passages of one thing only the best one. */
class Best {
  #some: Ranked[] = [];
  /** Of the last of the best so far. */
  #least = Number.NEGATIVE_INFINITY;

  constructor(private readonly most: number) {}

  add(ranked: Ranked): void {
    if (ranked.score < this.#least) return;
    this.#some.push(ranked);
    if (this.#some.length <= 40 * this.most) return;
    this.#some = this.all();
    this.#least = this.#some[this.most - 1]?.score ?? this.#least;
  }

  all(): Ranked[] {
    this.#some.sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1));
    const things = new Set<string>();
    const isFirst = ({ passage: { id, of = id } }: Ranked) => things.size < things.add(of).size;
    return this.#some.filter(isFirst).slice(0, this.most);
  }
}

/** The numbers of all keys in these rooms. */
function presentIn(rooms: readonly RoomPassages[], known: Generation): number[] {
  const seen = new Uint8Array(known.size);
  const present: number[] = [];
  for (const room of rooms)
    for (let at = 0; at < room.present.length; at++) {
      const number = room.present[at] as number;
      if (seen[number] === 1) continue;
      seen[number] = 1;
      present.push(number);
    }
  return present;
}

/** How what may have been meant by a slip is led to its key. A listed word is no slip, and only a long one may be of a compound. */
function foldsOfSlip(word: string): ((meant: string) => string)[] {
  if (isListed(word)) return [];
  return word.length < shortestCompound ? [foldSimple] : [foldSimple, (meant) => foldNorwegian(meant).key];
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
  // Keys alone do not tell what was meant: the other form, endings and compounds are led to their key by how they are written.
  const isPresent = new Set(present);
  for (const fold of foldsOfSlip(word)) {
    const before = found.size;
    for (const meant of correctionsOf(word)) {
      if (slices.isOver()) await slices.next();
      const number = known.numberOfKey(fold(meant));
      if (number !== undefined && isPresent.has(number)) add(number, weights.similar);
    }
    if (found.size > before) return found;
  }
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
function isIn(keys: Uint32Array, phrase: readonly ReadonlySet<number>[]): boolean {
  const words = keys.filter((entry) => entry === sectionEnd || !isPart(entry));
  for (let start = 0; start + phrase.length <= words.length; start++)
    if (phrase.every((word, at) => word.has(numberOf(words[start + at] ?? sectionEnd)))) return true;
  return false;
}
