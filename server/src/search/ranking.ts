import { foldNorwegian, foldSimple, foldSpelling, isListed, listedKeyOf, otherStems } from '@krets/shared/search/fold';
import type { AskedWord, Question } from '@krets/shared/search/question';
import { correctedEndings, correctionsOf } from './corrections.js';
import { isPart, numberOf, type OpenedPassage, sectionEnd } from './opened-passage.js';
import type { Generation } from './opened-passages.js';
import type { Places, RoomPassages } from './room-passages.js';
import { countOf, isSimilar, lettersOf, longestEnding, meantBy } from './similar.js';
import { Slices } from './slices.js';

/** How much a key counts, in tenths: whole numbers have the same sum in whatever order they are added. */
const weights = { whole: 10, part: 5, prefix: 8, within: 4, similar: 6, lessSimilar: 4 } as const;
/** What is added is tenths of tenths. */
const wholeWord = 100;
/** Of BM25: how soon a repeated word counts no more, and how much a long text counts less. */
const saturation = 1.2;
const lengthShare = 0.6;
const shortestExpanded = 4;

export type Ranked = { passage: OpenedPassage; score: number };

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
  const present = await presentIn(rooms, known, slices);
  const expansions: Map<number, number>[] = [];
  for (const word of question.words) expansions.push(await expand(word, present, known, slices));
  const phrases = question.phrases.map((phrase) =>
    phrase.map((keys) => new Set(keys.flatMap((key) => known.numberOfKey(key) ?? []))),
  );
  const numbers = new Set(expansions.flatMap((expansion) => [...expansion.keys()]));
  const words = expansions.length;

  /** Of each room: which of its passages may answer, and how much of each word of the question is in each of all. */
  const answering: { places: number[]; amounts: Int32Array }[] = [];
  /** How many passages hold each word. */
  const holding = new Float64Array(words);
  /** Things that answer the question. */
  const inPieces = new Set<string>();
  let count = 0;
  for (const room of rooms) {
    const amounts = new Int32Array(room.listed.length * words);
    const holds = new Uint8Array(room.listed.length);
    for (let word = 0; word < words; word++)
      for (const [number, weight] of expansions[word] as Map<number, number>) {
        if (slices.isOver()) await slices.next();
        const found = room.placesOf(number);
        if (found) addAmounts(found, weight, amounts, holds, words, word);
      }
    const places: number[] = [];
    for (let place = 0; place < holds.length; place++) {
      if (holds[place] === 0) continue;
      if (slices.isOver()) await slices.next();
      const passage = room.listed[place] as OpenedPassage;
      if (!phrases.every((phrase) => isIn(passage, phrase))) continue;
      for (let word = 0; word < words; word++)
        if ((amounts[place * words + word] as number) > 0) holding[word] = (holding[word] as number) + 1;
      if (only?.has(passage.id) === false) continue;
      places.push(place);
      if (passage.of !== undefined) inPieces.add(passage.of);
      else count++;
    }
    answering.push({ places, amounts });
  }

  const passages = rooms.reduce((sum, { listed }) => sum + listed.length, 0);
  const average = rooms.reduce((sum, { length }) => sum + length, 0) / Math.max(1, passages);
  const rarity = [...holding].map((count) => Math.log(1 + (passages - count + 0.5) / (count + 0.5)));
  const ranked = new Best(most);
  for (const [n, { places, amounts }] of answering.entries())
    for (const place of places) {
      if (slices.isOver()) await slices.next();
      const passage = rooms[n]?.listed[place] as OpenedPassage;
      const length = passage.end - passage.start;
      const slowness = saturation * (1 - lengthShare + lengthShare * (length / average));
      let [score, found] = [0, 0];
      for (let word = 0; word < words; word++) {
        const amount = (amounts[place * words + word] as number) / wholeWord;
        if (amount === 0) continue;
        found++;
        score += ((rarity[word] as number) * amount * (saturation + 1)) / (amount + slowness);
      }
      ranked.add(passage, score * (0.5 + found / (2 * words)));
    }
  const keys = new Set([...numbers].map((number) => known.nameOf(number)));
  return { ranked: ranked.all(), keys, count: count + inPieces.size };
}

/** Adds how much of one word of the question is in the passages that hold a key. */
function addAmounts(
  { places, tenths }: Places,
  weight: number,
  amounts: Int32Array,
  holds: Uint8Array,
  words: number,
  word: number,
): void {
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number;
    holds[place] = 1;
    const amount = place * words + word;
    amounts[amount] = (amounts[amount] as number) + weight * (tenths[at] as number);
  }
}

/** The best of many, without sorting them all at once. Of several passages of one thing only the best one. */
class Best {
  #some: Ranked[] = [];
  /** Of the last of the best so far. */
  #least = Number.NEGATIVE_INFINITY;

  constructor(private readonly most: number) {}

  add(passage: OpenedPassage, score: number): void {
    if (score < this.#least) return;
    this.#some.push({ passage, score });
    if (this.#some.length <= 8 * this.most) return;
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

/** The keys in the rooms of one search: how rare a word is, and what was meant by a slip, is told by these alone. */
type Present = { numbers: readonly number[]; has: (number: number | undefined) => number is number };

async function presentIn(rooms: readonly RoomPassages[], known: Generation, slices: Slices): Promise<Present> {
  const seen = new Uint8Array(known.size);
  const numbers: number[] = [];
  for (const room of rooms)
    for (let at = 0; at < room.present.length; at++) {
      if (slices.isOver()) await slices.next();
      const number = room.present[at] as number;
      if (seen[number] === 1) continue;
      seen[number] = 1;
      numbers.push(number);
    }
  return { numbers, has: (number): number is number => number !== undefined && seen[number] === 1 };
}

/** The keys that a word of the question may be found by, and how much each counts. */
async function expand(
  { word, whole, parts, isPrefix }: AskedWord,
  present: Present,
  known: Generation,
  slices: Slices,
): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  const add = (number: number | undefined, weight: number) => {
    if (present.has(number)) found.set(number, Math.max(weight, found.get(number) ?? 0));
  };
  for (const key of whole) add(known.numberOfKey(key), weights.whole);
  for (const key of parts) add(known.numberOfKey(key), weights.part);
  const withLetters = (text: string) => ({ text, letters: lettersOf(text) });
  const beginnings = isPrefix ? [...new Set([word, foldSpelling(word)])].map(withLetters) : [];
  const within = whole.filter((key) => key.length >= shortestExpanded).map(withLetters);
  for (const number of present.numbers) {
    if (slices.isOver()) await slices.next();
    const letters = known.lettersOf(number);
    for (const asked of beginnings)
      if ((asked.letters & ~letters) === 0 && known.nameOf(number).startsWith(asked.text)) add(number, weights.prefix);
    for (const asked of within)
      if ((asked.letters & ~letters) === 0 && known.nameOf(number).includes(asked.text)) add(number, weights.within);
  }
  const isThere = [...found.values()].some((weight) => weight >= weights.prefix);
  if (!isThere && !/\p{N}/u.test(word)) await addSimilar({ word, whole }, present, known, slices, add);
  return found;
}

/** Adds the keys of what may have been meant by a word that is not there. */
async function addSimilar(
  { word, whole }: Pick<AskedWord, 'word' | 'whole'>,
  present: Present,
  known: Generation,
  slices: Slices,
  add: (number: number, weight: number) => void,
): Promise<void> {
  const spelled = foldSpelling(word);
  const letters = lettersOf(spelled);
  let isFound = false;
  const addClose = (number: number) => {
    isFound = true;
    add(number, weights.similar);
  };
  // A listed word is no slip. Keys alone do not tell what was meant by one: a form may be led to the key of the other.
  const isSlip = !isListed(word);
  let mayBeInEnding = false;
  const addMeant = (stem: string, number: number) => {
    const meant = meantBy(spelled, stem);
    if (meant === '') mayBeInEnding = true;
    else if (meant !== undefined && known.numberOfKey(foldNorwegian(meant).key) === number) addClose(number);
  };
  const addThoseOf = async (corrections: Iterable<string>, keyOf: (meant: string) => string | undefined) => {
    for (const meant of corrections) {
      if (slices.isOver()) await slices.next();
      const key = keyOf(meant);
      const number = key === undefined ? undefined : known.numberOfKey(key);
      if (present.has(number)) addClose(number);
    }
  };
  if (isSlip) {
    await addThoseOf(correctionsOf(word), listedKeyOf);
    for (const [stem, key] of otherStems()) {
      const number = known.numberOfKey(key);
      if (present.has(number)) addMeant(stem, number);
    }
    for (const number of present.numbers) {
      if (slices.isOver()) await slices.next();
      if (countOf(known.lettersOf(number) & ~letters) <= 1) addMeant(known.nameOf(number), number);
    }
    if (mayBeInEnding) await addThoseOf(correctedEndings(word, longestEnding), foldSimple);
    if (isFound) return;
  }
  const spellings = [...new Set([...whole, spelled])].filter((key) => key.length >= shortestExpanded);
  const asked = spellings.map((spelling) => ({ spelling, letters: lettersOf(spelling) }));
  for (const number of present.numbers) {
    if (slices.isOver()) await slices.next();
    const inKey = known.lettersOf(number);
    const key = known.nameOf(number);
    if (key.length < shortestExpanded - 1) continue;
    for (const one of asked) {
      const different = countOf(inKey ^ one.letters);
      if (different <= 2 && isSimilar(one.spelling, key, 1)) add(number, weights.similar);
      else if (different <= 4 && one.spelling.length > 6 && isSimilar(one.spelling, key, 2))
        add(number, weights.lessSimilar);
    }
  }
}

/** Whether the words of a phrase follow each other in one section. */
function isIn({ keys, start, end }: OpenedPassage, phrase: readonly ReadonlySet<number>[]): boolean {
  const words = keys.subarray(start, end).filter((entry) => entry === sectionEnd || !isPart(entry));
  for (let start = 0; start + phrase.length <= words.length; start++)
    if (phrase.every((word, at) => word.has(numberOf(words[start + at] ?? sectionEnd)))) return true;
  return false;
}
