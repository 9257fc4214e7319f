import { counties } from '@krets/shared/counties';
import { languages } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { cleanAddress, cleanLine, cleanLink, cleanText } from '@krets/shared/text';
import type { EntryText } from './entry-editing.service.js';
import { choices } from './filter.js';
import { wordsIn } from './words.js';

/** What somebody has written of an entry, by field; a list is separated by commas, semicolons or line breaks. */
export type WrittenEntry = Partial<Record<EntryField, string>>;
type FaultCode = 'REQUIRED' | 'TOO_LONG' | 'UNKNOWN' | 'ADDRESS' | 'LINK' | 'PLACE' | 'COLUMNS' | 'DUPLICATE';
type NoteCode = 'PERSON' | 'EXISTS';
export type EntryFault = { field: EntryField | null; code: FaultCode; value?: string };
type EntryNote = { field: EntryField | null; code: NoteCode };
export type CheckedEntry = { text: EntryText; faults: EntryFault[]; notes: EntryNote[] };

/** The fields of an entry about something elsewhere, in the order of the form. */
export const entryFields = [
  ...['title', 'purpose', 'kind', 'audience', 'organiserName', 'organiserType', 'counties', 'national', 'attendance'],
  ...['form', 'levels', 'roles', 'basis', 'language', 'contact', 'website'],
] as const satisfies readonly (keyof EntryText)[];
export type EntryField = (typeof entryFields)[number];

/** Networks that are being formed are in Krets itself. */
export const kindsElsewhere = choices.kind.filter((kind) => kind !== 'FORMING');

const lists = {
  kind: ['kind', kindsElsewhere],
  organiserType: ['organiser', choices.organiser],
  attendance: ['attendance', choices.attendance],
  form: ['form', choices.form],
  levels: ['level', choices.level],
  roles: ['role', choices.role],
  basis: ['basis', ['ROLE', 'FUNCTION', 'FIELD', 'LEADERSHIP']],
  language: ['language', languages],
} as const satisfies Partial<Record<EntryField, readonly [string, readonly string[]]>>;
type ListField = keyof typeof lists;

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** By a list and a plain word of any of the languages: the code it means. */
const codes = new Map<string, string>();
for (const [list, values] of Object.values(lists))
  for (const code of values) {
    codes.set(`${list} ${plain(code)}`, code);
    for (const language of languages) {
      const words = wordsIn(language);
      codes.set(`${list} ${plain(list === 'form' ? words.form(code) : words.of(list, code))}`, code);
    }
  }
for (const { number, name } of counties)
  for (const known of [number, String(Number(number)), name, ...name.split(' – ')])
    codes.set(`county ${plain(known)}`, number);

const yes = new Set(['1', 'true', 'ja', 'yes', 'x', 'sann', 'sant']);
const parted = (text: string) =>
  text
    .split(/[,;|\n]/)
    .map(cleanLine)
    .filter(Boolean);

const address = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/;
/** An address of somebody's name: `fornamn.etternamn@`. */
const personal = /^\p{L}{2,}[.]\p{L}{2,}@/u;
const link = /^https?:\/\/[^\s/]+\.[^\s/]{2,}/;

const longest = {
  title: limits.networkName,
  purpose: limits.purpose,
  audience: limits.seatsFor,
  organiserName: limits.organiserName,
  contact: limits.email,
  website: limits.link,
} as const;

/** Reads what was written. The text is complete only when there are no faults. */
export function checkEntry(written: WrittenEntry): CheckedEntry {
  const faults: EntryFault[] = [];
  const notes: EntryNote[] = [];
  const line = (field: keyof typeof longest): string | null => {
    const raw = written[field] ?? '';
    const text = field === 'purpose' ? cleanText(raw).trim() : cleanLine(raw);
    if ([...text].length > longest[field]) faults.push({ field, code: 'TOO_LONG' });
    return text || null;
  };
  const several = (field: ListField | 'counties'): string[] => {
    const list = field === 'counties' ? 'county' : lists[field][0];
    const found: string[] = [];
    // A name of several words may hold a comma, or be a list of words that each mean something.
    const whole = codes.get(`${list} ${plain(written[field] ?? '')}`);
    for (const value of whole ? [whole] : wordsOf(list, written[field] ?? '')) {
      const code = codes.get(`${list} ${plain(value)}`);
      if (code === undefined) faults.push({ field, code: 'UNKNOWN', value: value.slice(0, 60) });
      else if (!found.includes(code)) found.push(code);
    }
    return found;
  };
  const one = (field: ListField): string | null => several(field)[0] ?? null;

  const title = line('title');
  if (!title) faults.push({ field: 'title', code: 'REQUIRED' });
  const purpose = line('purpose');
  if (!purpose) faults.push({ field: 'purpose', code: 'REQUIRED' });
  const before = faults.length;
  const kind = one('kind');
  if (!kind && faults.length === before) faults.push({ field: 'kind', code: 'REQUIRED' });
  const national = yes.has(plain(written.national ?? ''));
  const placed = faults.length;
  const where = several('counties');
  if (where.length === 0 && !national && faults.length === placed) faults.push({ field: 'counties', code: 'PLACE' });
  const contact = cleanAddress(line('contact') ?? '') || null;
  if (contact && !address.test(contact)) faults.push({ field: 'contact', code: 'ADDRESS' });
  else if (contact && personal.test(contact)) notes.push({ field: 'contact', code: 'PERSON' });
  const website = cleanLink(line('website') ?? '') || null;
  if (website && !link.test(website)) faults.push({ field: 'website', code: 'LINK' });
  const text = {
    ...{ title: title ?? '', purpose: purpose ?? '', audience: line('audience') ?? '', kind },
    ...{ organiserName: line('organiserName'), organiserType: one('organiserType'), counties: national ? [] : where },
    ...{ national, attendance: one('attendance'), form: one('form'), levels: several('levels') },
    ...{ roles: several('roles'), basis: several('basis'), language: one('language'), contact, website },
  } as EntryText;
  return { text, faults, notes };
}

/** In our own export a list of codes is separated by spaces. */
function wordsOf(list: string, text: string): string[] {
  return parted(text).flatMap((part) => {
    const words = part.split(' ');
    const each = words.every((word) => codes.has(`${list} ${plain(word)}`));
    return each && !codes.has(`${list} ${plain(part)}`) ? words : [part];
  });
}

/** The entry as it is written in a form. */
export function writtenOf(text: EntryText): WrittenEntry {
  return Object.fromEntries(
    entryFields.map((field) => {
      const value = text[field];
      if (Array.isArray(value)) return [field, value.join(',')];
      return [field, value === true ? '1' : value === false || value === null ? '' : value];
    }),
  );
}
