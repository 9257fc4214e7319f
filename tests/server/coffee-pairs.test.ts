import { describe, expect, it } from '@jest/globals';
import {
  type CoffeeDrinker,
  type CoffeeRounds,
  coffeeGroups,
  coffeeWeights,
} from '@krets/server/dist/overview/signups/coffee-pairs.policy.js';

/** Numbers from 0 to 1, the same in each run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 4_294_967_296;
  };
}
const levels = ['TOP', 'DEPARTMENT', 'SECTION', 'TEAM', 'PROJECT', null];
const themes = ['CHANGE', 'STAFF', 'ECONOMY', 'SECURITY', 'DISTANCE'];

function drinkers(count: number, agencies: number, next: () => number): CoffeeDrinker[] {
  const pick = <T>(all: readonly T[]) => all[Math.floor(next() * all.length)] as T;
  return Array.from({ length: count }, (_, n) => ({
    id: `p${n}`,
    agency: `a${Math.floor(next() * agencies)}`,
    level: pick(levels),
    themes: themes.filter(() => next() < 0.3),
    // Who they refuse, and their managers, as one of the two has named the other.
    apartFrom: next() < 0.3 ? [`p${Math.floor(next() * count)}`] : [],
  }));
}

/** The most pairs, and of those the most weight, by trying everything. */
function bestOf(n: number, weight: (a: number, b: number) => number): [pairs: number, weight: number] {
  const known = new Map<number, [number, number]>();
  const of = (left: number): [number, number] => {
    if (left === 0) return [0, 0];
    const before = known.get(left);
    if (before) return before;
    const a = 31 - Math.clz32(left);
    const rest = left & ~(1 << a);
    let best = of(rest);
    for (let b = 0; b < a; b++) {
      if (!(rest & (1 << b)) || weight(a, b) <= 0) continue;
      const [pairs, sum] = of(rest & ~(1 << b));
      const found: [number, number] = [pairs + 1, sum + weight(a, b)];
      if (found[0] > best[0] || (found[0] === best[0] && found[1] > best[1])) best = found;
    }
    known.set(left, best);
    return best;
  };
  return of((1 << n) - 1);
}

describe('people who want a coffee', () => {
  it('are paired in 2,000 rounds without a fault, and for up to twelve as well as can be', () => {
    const next = chance(7);
    let rounds: CoffeeRounds = [];
    let together: CoffeeDrinker[] = [];
    const faults: string[] = [];
    let compared = 0;
    for (let round = 0; round < 2_000; round++) {
      // The same people meet in ten rounds after each other, not all of them each time.
      if (round % 10 === 0) {
        rounds = [];
        together = drinkers(2 + Math.floor(next() * (round % 20 ? 11 : 30)), 3 + Math.floor(next() * 9), next);
      }
      const people = together.filter(() => next() < 0.8);
      const groups = coffeeGroups(people, rounds, String(round));
      const byId = new Map(people.map((one) => [one.id, one]));
      if (
        groups.flat().sort().join() !==
        people
          .map(({ id }) => id)
          .sort()
          .join()
      )
        faults.push(`${round}: not each once`);
      const banned = rounds.slice(0, people.length < 14 ? 3 : 6);
      for (const group of groups)
        for (const a of group)
          for (const b of group) {
            if (a >= b) continue;
            const [one, other] = [byId.get(a) as CoffeeDrinker, byId.get(b) as CoffeeDrinker];
            if (one.agency === other.agency) faults.push(`${round}: of one agency`);
            if (one.apartFrom.includes(b) || other.apartFrom.includes(a)) faults.push(`${round}: not to meet`);
            if (banned.some((earlier) => earlier.some((met) => met.includes(a) && met.includes(b))))
              faults.push(`${round}: again`);
          }
      if (people.length <= 12) {
        const weight = coffeeWeights(people, rounds, String(round));
        const place = new Map(people.map(({ id }, n) => [id, n]));
        const of = (a?: string, b?: string) => weight(place.get(a ?? '') ?? -1, place.get(b ?? '') ?? -1);
        const best = bestOf(people.length, weight);
        // Of three, two are a pair of the matching, and the third has joined them.
        const possible = groups
          .filter((group) => group.length > 1)
          .reduce<number[]>(
            (sums, [a, b, c]) => {
              const pairs = c ? [of(a, b), of(a, c), of(b, c)] : [of(a, b)];
              return sums.flatMap((sum) => pairs.map((pair) => sum + pair));
            },
            [0],
          );
        const count = groups.filter((group) => group.length > 1).length;
        if (count !== best[0] || !possible.includes(best[1])) faults.push(`${round}: not the best`);
        compared++;
      }
      rounds.unshift(groups);
    }
    expect(faults).toEqual([]);
    expect(compared).toBeGreaterThan(800);
  });

  it('are three where one is over, alone where nobody suits, and next time before the others', () => {
    const of = (id: string, agency: string): CoffeeDrinker => ({ id, agency, level: null, themes: [], apartFrom: [] });
    expect(coffeeGroups([of('a', '1'), of('b', '2'), of('c', '3')], [], 'x')).toEqual([['a', 'b', 'c']]);
    const two = [of('a', '1'), of('b', '2'), of('c', '2')];
    const [[pair, alone]] = [coffeeGroups(two, [], 'x').sort((x, y) => y.length - x.length)];
    expect([pair?.length, alone?.length]).toEqual([2, 1]);
    const next = coffeeGroups(two, [[pair ?? [], alone ?? []]], 'y');
    expect(next.find((group) => group.length === 2)).toContain(alone?.[0]);
    expect(coffeeGroups([], [], 'x')).toEqual([]);
  });

  it('are paired again in the same way by the same seed, and in halves when they are many', () => {
    const people = drinkers(150, 40, chance(3));
    const began = performance.now();
    const groups = coffeeGroups(people, [], 'seed');
    console.info(`150 people: ${(performance.now() - began).toFixed(0)} ms`);
    expect(coffeeGroups(people, [], 'seed')).toEqual(groups);
    const more = drinkers(301, 60, chance(4));
    expect(coffeeGroups(more, [], 'seed').flat().sort()).toEqual(more.map(({ id }) => id).sort());
  });
});
