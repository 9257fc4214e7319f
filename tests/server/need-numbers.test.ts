import { describe, expect, it } from '@jest/globals';
import {
  type CountedNeed,
  type Numbers,
  nextNumbers,
  quarterOf,
} from '@krets/server/dist/overview/needs/need-numbers.policy.js';
import { seededRandom } from '../bench/seeded-random.js';
import { rounds } from '../support/rounds.js';

const days = ['2027-01-01', '2027-04-01', '2027-07-01', '2027-10-01'];
const nothing: Numbers = { known: [], published: [] };
type Shown = { counted: string; code: string; theme: string; value: number };

/** Differences of one to four, in time or between tables: by each of them a few people could be found. */
function fewBetween(batches: Shown[][]): number {
  const isFew = (difference: number) => Math.abs(difference) >= 1 && Math.abs(difference) <= 4;
  let few = 0;
  for (const [n, batch] of batches.entries()) {
    const before = new Map(batches[n - 1]?.map(({ counted, code, theme, value }) => [counted + code + theme, value]));
    for (const { counted, code, theme, value } of batch) {
      if (isFew(value - (before.get(counted + code + theme) ?? value))) few++;
      if (counted !== 'THEME' && counted !== 'COUNTY') continue;
      const parts = batch.filter(
        (one) => one.counted === 'COUNTY_THEME' && (counted === 'THEME' ? one.theme === theme : one.code === code),
      );
      const sum = parts.reduce((total, part) => total + part.value, 0);
      if (parts.length > 0 && isFew(value - sum)) few++;
    }
  }
  return few;
}

/** Leaders come, withdraw and let their needs expire over a year; at each quarter's day the numbers are made. */
function history(seed: number): { numbers: Numbers[]; needs: CountedNeed[][] } {
  const random = seededRandom(seed);
  const [many, agencies] = [35 + random(60), 4 + random(30)];
  // Most are where most are: even spread would fill no cell.
  const skewed = (below: number) => Math.min(random(below), random(below), random(below));
  let next = 0;
  const need = (): CountedNeed => {
    const n = next++;
    const first = skewed(4);
    return {
      ...{ role: `R${skewed(4)}`, level: `L${skewed(3)}`, county: random(8) === 0 ? null : `C${skewed(4)}` },
      themes: random(3) === 0 ? [`T${first}`, `T${first + 1}`] : [`T${first}`],
      person: `P${random(6) === 0 ? Math.max(0, n - 1) : n}`,
      agency: random(12) === 0 ? null : `A${random(agencies)}`,
    };
  };
  let present = Array.from({ length: many }, need);
  const [numbers, needs]: [Numbers[], CountedNeed[][]] = [[], []];
  for (const day of days) {
    numbers.push(nextNumbers(present, numbers.at(-1) ?? nothing, day));
    needs.push(present);
    present = present.filter(() => random(9) > 0);
    present.push(...Array.from({ length: random(25) }, need));
  }
  return { numbers, needs };
}

const shownIn = ({ published }: Numbers): Shown[] => published.map((number) => ({ ...number, value: number.least }));
const exactIn = ({ published, known }: Numbers): Shown[] =>
  published.map((cell) => ({
    ...cell,
    value:
      known.find((one) => one.counted === cell.counted && one.code === cell.code && one.theme === cell.theme)?.people ??
      0,
  }));

describe('the published numbers of needs', () => {
  it('never differ by a few people, in time or between tables, in any history', () => {
    const [each, told] = [rounds(500, 10_000), { few: 0, unfounded: 0, fewOfExact: 0, batches: 0, numbers: 0 }];
    for (let seed = 1; seed <= each; seed++) {
      const { numbers, needs } = history(seed);
      told.few += fewBetween(numbers.map(shownIn));
      told.fewOfExact += fewBetween(numbers.map(exactIn));
      for (const [n, { published }] of numbers.entries()) {
        told.batches++;
        told.numbers += published.length;
        for (const { counted, code, theme, least, publishedOn } of published) {
          if (least % 5 !== 0) told.unfounded++;
          if (publishedOn !== days[n]) continue;
          // Whoever is new in a number was there, and not only a few of one agency.
          const behind = needs[n]?.filter(
            (need) =>
              (!theme || need.themes.includes(theme)) &&
              (counted === 'ROLE' ? need.role === code : counted === 'LEVEL' ? need.level === code : true) &&
              (counted === 'COUNTY' || counted === 'COUNTY_THEME' ? need.county === code : true),
          );
          const agencies = new Set(behind?.map(({ agency }) => agency).filter(Boolean));
          if (new Set(behind?.map(({ person }) => person)).size < least || agencies.size < 3) told.unfounded++;
        }
      }
    }
    expect([told.few, told.unfounded]).toEqual([0, 0]);
    // Exact numbers by the same rule would give some away: the histories can tell.
    expect(told.fewOfExact).toBeGreaterThan(told.batches / 1_000);
    expect(told.numbers).toBeGreaterThan(told.batches);
  });

  const needOf = (n: number, changes: Partial<CountedNeed> = {}): CountedNeed => ({
    ...{ role: 'R', level: 'L', county: '56', themes: ['T'], person: `P${n}`, agency: `A${n % 5}`, ...changes },
  });
  const many = (count: number, changes: Partial<CountedNeed> = {}) =>
    Array.from({ length: count }, (_, n) => needOf(n, changes));
  const countyIn = ({ published }: Numbers) => published.find(({ counted }) => counted === 'COUNTY')?.least;

  it('wait for thirty needs, for five people and for three agencies', () => {
    expect(nextNumbers(many(29), nothing, '2027-01-01')).toEqual(nothing);
    expect(countyIn(nextNumbers(many(30), nothing, '2027-01-01'))).toBe(30);
    const elsewhere = many(30, { county: null });
    const with_ = (count: number, changes = {}) => {
      const some = Array.from({ length: count }, (_, n) => needOf(100 + n, changes));
      return countyIn(nextNumbers([...elsewhere, ...some], nothing, '2027-01-01'));
    };
    expect([with_(4), with_(5), with_(9), with_(10)]).toEqual([undefined, 5, 5, 10]);
    expect(with_(9, { agency: 'A1' })).toBeUndefined();
    // Two needs of one person are one person.
    expect(with_(9, { person: 'P100' })).toBeUndefined();
  });

  it('change only when five have come or gone, and say since when they hold', () => {
    let numbers = nextNumbers(many(32), nothing, '2027-01-01');
    const countOn = (count: number, on: string) => {
      numbers = nextNumbers(many(count), numbers, on);
      const county = numbers.published.find(({ counted }) => counted === 'COUNTY');
      return county && [county.least, county.publishedOn];
    };
    expect(countOn(36, '2027-04-01')).toEqual([30, '2027-01-01']);
    expect(countOn(37, '2027-07-01')).toEqual([35, '2027-07-01']);
    expect(countOn(33, '2027-10-01')).toEqual([35, '2027-07-01']);
    expect(countOn(32, '2028-01-01')).toEqual([30, '2028-01-01']);
    expect(countOn(4, '2028-04-01')).toBeUndefined();
    // Five more than were known when it went.
    expect(countOn(8, '2028-07-01')).toBeUndefined();
    expect(countOn(9, '2028-10-01')).toEqual([5, '2028-10-01']);
  });

  it('change on the first day of a quarter alone', () => {
    expect(quarterOf(new Date('2027-03-31T23:59:59Z'))).toBe('2027-01-01');
    expect(quarterOf(new Date('2027-12-01Z'))).toBe('2027-10-01');
  });
});
