import { counties } from '@krets/shared/counties';
import {
  attendances,
  bases,
  entryKinds,
  languages,
  leaderLevels,
  leaderRoles,
  openForms,
  organiserTypes,
  protocolKeys,
} from '@krets/shared/kinds';

const origins = ['OWN', 'ELSEWHERE'] as const;
const forms = [...protocolKeys, ...openForms] as const;

/** The values that each choice of the overview can have; anything else in an address is left out. */
export const choices = {
  kind: entryKinds,
  origin: origins,
  county: counties.map(({ number }) => number),
  level: leaderLevels,
  role: leaderRoles,
  organiser: organiserTypes,
  form: forms,
  attendance: attendances,
  language: languages,
} as const;
export type Choice = keyof typeof choices;

export type Filter = {
  q: string;
  basis: string[];
  seats: boolean;
  /** With what is resting or closed. */
  old: boolean;
  page: number;
} & Record<Choice, string | null>;

type Query = Record<string, unknown>;

const longestSearch = 200;
const lastPage = 1_000;
const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const text = (value: unknown) => (typeof first(value) === 'string' ? String(first(value)) : '');

export function filterOf(query: Query): Filter {
  const chosen = Object.entries(choices).map(([name, values]) => {
    const value = text(query[name]);
    return [name, (values as readonly string[]).includes(value) ? value : null];
  });
  const asked = [query.basis].flat();
  return {
    ...(Object.fromEntries(chosen) as Record<Choice, string | null>),
    q: text(query.q).trim().slice(0, longestSearch),
    basis: bases.filter((basis) => asked.includes(basis)),
    seats: text(query.seats) === '1',
    old: text(query.old) === '1',
    page: Math.min(lastPage, Math.max(1, Number.parseInt(text(query.page), 10) || 1)),
  };
}

/** The address of the overview with these choices, and without those that say nothing. */
export function addressOf(filter: Partial<Filter>, lang: string | null): string {
  const query = new URLSearchParams();
  if (filter.q) query.set('q', filter.q);
  for (const name of Object.keys(choices) as Choice[]) if (filter[name]) query.set(name, filter[name]);
  for (const basis of filter.basis ?? []) query.append('basis', basis);
  if (filter.seats) query.set('seats', '1');
  if (filter.old) query.set('old', '1');
  if (filter.page && filter.page > 1) query.set('page', String(filter.page));
  if (lang) query.set('lang', lang);
  return `/oversyn${query.size > 0 ? `?${query}` : ''}`;
}
