import type { NeedCounting } from '@krets/shared/kinds';

/** A need without its person and their words: hashes tell only which needs are of one person or one agency. */
export type CountedNeed = {
  role: string;
  level: string;
  county: string | null;
  themes: string[];
  person: string;
  agency: string | null;
};
export type Cell = { counted: NeedCounting; code: string; theme: string };
/** How many people a number counted when it was last changed. Never published. */
export type KnownCount = Cell & { people: number };
export type PublishedNumber = Cell & { least: number; publishedOn: string };
export type Numbers = { known: KnownCount[]; published: PublishedNumber[] };

/** The first publication waits for so many needs. */
const firstBatch = 30;
/** People in a published cell, and by how many a cell must have changed before its number does. */
const fewest = 5;
const fewestAgencies = 3;

const cellsOf = ({ role, level, county, themes }: CountedNeed): Cell[] => [
  { counted: 'ROLE', code: role, theme: '' },
  { counted: 'LEVEL', code: level, theme: '' },
  ...(county ? [{ counted: 'COUNTY' as const, code: county, theme: '' }] : []),
  ...themes.map((theme) => ({ counted: 'THEME' as const, code: '', theme })),
  ...(county ? themes.map((theme) => ({ counted: 'COUNTY_THEME' as const, code: county, theme })) : []),
];

const keyOf = ({ counted, code, theme }: Cell) => `${counted} ${code} ${theme}`;

/**
 * The numbers of a quarter. People are counted, not needs. A number is shown for at least five people of at least three agencies, rounded down to
 * fives, and changes only when the people behind it have become five more or five fewer since it last did: then neither two publications nor two
 * tables can be subtracted to find a few people.
 *
 * @param before what the last publication left
 * @param on the day of this one
 */
export function nextNumbers(needs: readonly CountedNeed[], before: Numbers, on: string): Numbers {
  if (before.known.length === 0 && needs.length < firstBatch) return before;
  const counts = new Map<string, { cell: Cell; people: Set<string>; agencies: Set<string> }>();
  const countOf = (cell: Cell) => {
    const key = keyOf(cell);
    const found = counts.get(key) ?? { cell, people: new Set<string>(), agencies: new Set<string>() };
    counts.set(key, found);
    return found;
  };
  for (const cell of before.known) countOf(cell);
  for (const need of needs) {
    for (const cell of cellsOf(need)) {
      const { people, agencies } = countOf(cell);
      people.add(need.person);
      if (need.agency) agencies.add(need.agency);
    }
  }
  const known = new Map(before.known.map((count) => [keyOf(count), count]));
  const published = new Map(before.published.map((number) => [keyOf(number), number]));
  for (const [key, { cell, people, agencies }] of counts) {
    const isShown = published.has(key);
    const mayBeShown = people.size >= fewest && agencies.size >= fewestAgencies;
    if (Math.abs(people.size - (known.get(key)?.people ?? 0)) < fewest || !(isShown || mayBeShown)) continue;
    const { counted, code, theme } = cell;
    known.set(key, { counted, code, theme, people: people.size });
    const least = people.size - (people.size % fewest);
    if (mayBeShown) published.set(key, { counted, code, theme, least, publishedOn: on });
    else published.delete(key);
  }
  return { known: [...known.values()], published: [...published.values()] };
}

/** The first day of the quarter: the only days on which numbers change. */
export const quarterOf = (at: Date): string =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - (at.getUTCMonth() % 3), 1)).toISOString().slice(0, 10);
