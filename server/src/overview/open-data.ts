import type { Entry } from './entry.types.js';
import { place } from './entry-parts.js';
import type { Words } from './words.js';

/** The licence of the open data: Norsk lisens for offentlege data. */
export const licence = 'https://data.norge.no/nlod/no/2.0';

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

const columns: [name: string, value: (entry: Entry) => string | number | boolean | null][] = [
  ['id', (entry) => entry.id],
  ['kind', (entry) => entry.kind],
  ['origin', (entry) => entry.origin],
  ['status', (entry) => entry.status],
  ['title', (entry) => entry.title],
  ['purpose', (entry) => entry.purpose],
  ['audience', (entry) => entry.audience],
  ['organiser', (entry) => entry.organiserName],
  ['organiserType', (entry) => entry.organiserType],
  ['relevance', (entry) => entry.basis.join(' ')],
  ['roles', (entry) => entry.roles.join(' ')],
  ['levels', (entry) => entry.levels.join(' ')],
  ['counties', (entry) => entry.counties.join(' ')],
  ['national', (entry) => entry.national],
  ['attendance', (entry) => entry.attendance],
  ['form', (entry) => entry.form],
  ['everyWeeks', (entry) => entry.everyWeeks],
  ['minutes', (entry) => entry.minutes],
  ['size', (entry) => entry.size],
  ['seats', (entry) => entry.seats],
  ['language', (entry) => entry.language],
  ['contact', (entry) => entry.contact],
  ['website', (entry) => entry.website],
  ['published', (entry) => dayOf(entry.publishedAt)],
  ['changed', (entry) => dayOf(entry.changedAt)],
  ['confirmed', (entry) => (entry.confirmed ? dayOf(entry.confirmedAt) : null)],
  ['closed', (entry) => entry.closedAt && dayOf(entry.closedAt)],
  ['joinedInto', (entry) => entry.joinedInto],
];

/** A spreadsheet would carry out what begins like a formula. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const cell = (value: string | number | boolean | null) => {
  const text = harmless(value === null ? '' : String(value));
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180 with semicolons, which a Norwegian spreadsheet expects, and a mark that it is UTF-8. */
export function csvOf(entries: Entry[]): string {
  const rows = [
    columns.map(([name]) => name),
    ...entries.map((entry) => columns.map(([, value]) => cell(value(entry)))),
  ];
  return `\uFEFF${rows.map((row) => `${row.join(';')}\r\n`).join('')}`;
}

/**
 * In the words of schema.org; never a member.
 *
 * @param address of the overview, which those of its entries begin with
 * @param eventsOf what comes at a meeting place
 */
export function jsonLdOf(
  entries: Entry[],
  address: string,
  words: Words,
  eventsOf: (entryId: string) => object[] = () => [],
): string {
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: words.t('list.title'),
    description: words.t('list.lead'),
    license: licence,
    url: address,
    hasPart: entries.map((entry) => ({
      '@type': entry.kind === 'MEETING_PLACE' ? 'EventSeries' : 'Organization',
      '@id': `${address}/${entry.id}`,
      url: entry.website ?? `${address}/${entry.id}`,
      name: entry.title,
      description: entry.purpose,
      ...(entry.language && { inLanguage: entry.language }),
      ...(entry.organiserName && organiserOf(entry)),
      ...areaOf(entry, words),
      ...(entry.kind === 'MEETING_PLACE' && eventsOf(entry.id).length > 0 && { subEvent: eventsOf(entry.id) }),
    })),
  });
}

const organiserOf = ({ kind, organiserName }: Entry) => ({
  [kind === 'MEETING_PLACE' ? 'organizer' : 'parentOrganization']: { '@type': 'Organization', name: organiserName },
});

const areaOf = (entry: Entry, words: Words) => {
  const where = place(words, { ...entry, attendance: null });
  if (!where) return {};
  return entry.kind === 'MEETING_PLACE'
    ? { location: { '@type': 'Place', name: where } }
    : { areaServed: { '@type': 'AdministrativeArea', name: where } };
};
