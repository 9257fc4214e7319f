import { leaderLevels } from '@krets/shared/kinds';
import maximumWeightMatching from 'edmonds-blossom-fixed';

/** Somebody who wants to meet over a coffee. */
export type CoffeeDrinker = {
  id: string;
  /** The number of their agency. */
  agency: string | null;
  level: string | null;
  themes: string[];
  /** Who they are not to meet: those they refuse, and the managers and subordinates they have named. */
  apartFrom: string[];
};
/** Who met in each earlier round, newest first; one person alone was left over. */
export type CoffeeRounds = string[][][];

type Weights = (a: number, b: number) => number;

/** Most people in one matching: it takes longer than their number squared. */
const mostTogether = 150;
const wideRounds = 6;
const narrowRounds = 3;
/** Fewer people than this run out of new pairs sooner. */
const many = 14;

/**
 * How well each two suit each other; 0 when they are not to meet: of one agency, apart from each other by the wish of one of them, or met within the
 * last rounds.
 */
export function coffeeWeights(people: CoffeeDrinker[], rounds: CoffeeRounds, seed: string): Weights {
  const places = new Map(people.map(({ id }, place) => [id, place]));
  const n = people.length;
  const since = new Map<number, number>();
  const leftOut = people.map(() => 0);
  const counting = people.map(() => true);
  for (const [ago, groups] of rounds.entries())
    for (const group of groups) {
      const members = group.map((id) => places.get(id));
      for (const a of members) {
        if (a === undefined) continue;
        for (const b of members) if (b !== undefined && b !== a && !since.has(a * n + b)) since.set(a * n + b, ago + 1);
        if (group.length > 1) counting[a] = false;
        else if (counting[a]) leftOut[a] = (leftOut[a] ?? 0) + 1;
      }
    }
  const apart = people.map(({ apartFrom }) => new Set(apartFrom));
  const within = n < many ? narrowRounds : wideRounds;
  const chance = chanceOf(seed);
  const weights = new Float64Array(n * n);
  for (const [a, one] of people.entries())
    for (let b = 0; b < a; b++) {
      const other = people[b] as CoffeeDrinker;
      const luck = Math.floor(chance() * 20);
      if (one.agency !== null && one.agency === other.agency) continue;
      if (apart[a]?.has(other.id) || apart[b]?.has(one.id)) continue;
      const met = since.get(a * n + b);
      if (met !== undefined && met <= within) continue;
      const shared = one.themes.filter((theme) => other.themes.includes(theme)).length;
      const weight =
        1_000 +
        (met === undefined ? 400 : 20 * met) +
        40 * Math.max(0, 3 - levelsBetween(one.level, other.level)) +
        60 * shared +
        150 * ((leftOut[a] ?? 0) + (leftOut[b] ?? 0)) +
        luck;
      weights[a * n + b] = weight;
      weights[b * n + a] = weight;
    }
  return (a, b) => weights[a * n + b] ?? 0;
}

/** Of a level nobody has told, nothing is known. */
function levelsBetween(one: string | null, other: string | null): number {
  const known: readonly (string | null)[] = leaderLevels;
  const [a, b] = [known.indexOf(one), known.indexOf(other)];
  return a < 0 || b < 0 ? leaderLevels.length : Math.abs(a - b);
}

/**
 * Pairs people so that as many as can be meet somebody, and suit each other as well as can be. Whoever is left over joins a pair that both suit, or is
 * alone. The same seed gives the same pairs.
 */
export function coffeeGroups(people: CoffeeDrinker[], rounds: CoffeeRounds, seed: string): string[][] {
  if (people.length > mostTogether) {
    const half = Math.ceil(people.length / 2);
    return [people.slice(0, half), people.slice(half)].flatMap((part) => coffeeGroups(part, rounds, seed));
  }
  const weight = coffeeWeights(people, rounds, seed);
  const edges: [number, number, number][] = [];
  for (let a = 0; a < people.length; a++)
    for (let b = 0; b < a; b++) if (weight(a, b) > 0) edges.push([a, b, weight(a, b)]);
  const mates = maximumWeightMatching(edges, true);
  const groups: number[][] = [];
  const left: number[] = [];
  for (let a = 0; a < people.length; a++) {
    const mate = mates[a] ?? -1;
    if (mate < 0) left.push(a);
    else if (mate < a) groups.push([a, mate]);
  }
  const pairs = [...groups];
  for (const one of left) {
    const suits = ([a, b]: number[]) => {
      const [first, second] = [weight(one, a as number), weight(one, b as number)];
      return first > 0 && second > 0 ? first + second : 0;
    };
    const best = pairs.reduce<number[] | undefined>(
      (found, pair) => (pair.length === 2 && suits(pair) > (found ? suits(found) : 0) ? pair : found),
      undefined,
    );
    if (best) best.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => group.map((place) => (people[place] as CoffeeDrinker).id).sort());
}

/** Numbers from 0 to 1 that look random, and are the same for the same seed. */
function chanceOf(seed: string): () => number {
  let state = [...seed].reduce((sum, sign) => (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
