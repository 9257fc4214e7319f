import { CsvError, parse } from 'csv-parse/sync';
import { type EntryField, entryFields, type WrittenEntry } from './entry-text.policy.js';

export type Separator = ';' | ',' | '\t';
type FileFault = 'EMPTY' | 'NOT_TEXT' | 'NO_TITLE' | 'QUOTES' | 'TOO_MANY';
type ReadRow = { line: number; written: WrittenEntry; key: string; surplus: boolean; cells: string[] };
export type ReadFile =
  | { fault: FileFault; line?: number }
  | {
      fault: null;
      encoding: 'utf-8' | 'utf-16' | 'windows-1252';
      separator: Separator;
      header: string[];
      /** Names of columns that mean nothing here. */
      unknown: string[];
      known: number;
      rows: ReadRow[];
      text: string;
    };

export const mostRows = 5_000;

/** What a column may be called, besides its name in our own export. In small letters alone. */
const names: Record<EntryField, string> = {
  title: 'tittel namn navn name',
  purpose: 'føremål formål omtale beskriving beskrivelse description',
  kind: 'slag type',
  audience: 'forkven forhvem målgruppe whofor',
  organiserName: 'organiser arrangør arrangørnavn arrangørnamn',
  organiserType: 'arrangørtype arrangørslag',
  counties: 'fylke fylker county',
  national: 'heilelandet helelandet nasjonal wholecountry',
  attendance: 'oppmøte stad',
  form: 'arbeidsform',
  levels: 'nivå nivåer level',
  roles: 'rolle roller role',
  basis: 'relevance relevans fagleg faglegrelevans fagligrelevans',
  language: 'språk',
  contact: 'kontakt epost email',
  website: 'lenke lenkje nettside nettstad url link',
};
/** Columns of our own export that say what Krets itself finds out. */
const passed = new Set(
  'id origin status everyweeks minutes size seats published changed confirmed closed joinedinto'.split(' '),
);
const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
const fieldOf = new Map<string, EntryField | 'key'>([
  ...entryFields.flatMap((field) =>
    [field.toLowerCase(), ...names[field].split(' ')].map((name) => [name, field] as const),
  ),
  ...['key', 'nøkkel', 'nykel'].map((name) => [name, 'key'] as const),
]);

/** The text of a file as a spreadsheet writes it; null for what is no text. */
export function decode(bytes: Buffer): { text: string; encoding: 'utf-8' | 'utf-16' | 'windows-1252' } | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' };
  // A workbook is a zip file, and no text has a NUL.
  if (bytes.includes(0)) return null;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

const separators: Separator[] = [';', ',', '\t'];
function separatorOf(text: string): Separator {
  const [line = ''] = text.split(/\r\n|\r|\n/, 1);
  const outside = line.replaceAll(/"[^"]*"/g, '');
  const count = (separator: string) => outside.split(separator).length;
  return separators.toSorted((one, other) => count(other) - count(one))[0] ?? ';';
}

/** Our own export marks what a spreadsheet would carry out. */
const unmarked = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** Reads a file of entries. The cells of each row come along, so that a row with a fault is not lost. */
export function readCsv(given: Buffer | string): ReadFile {
  const decoded = typeof given === 'string' ? { text: given, encoding: 'utf-8' as const } : decode(given);
  if (!decoded) return { fault: 'NOT_TEXT' };
  const text = decoded.text.replace(/^\ufeff/, '');
  if (!text.trim()) return { fault: 'EMPTY' };
  const separator = separatorOf(text);
  let records: { info: { lines: number }; record: string[] }[];
  try {
    records = parse(text, {
      ...{ delimiter: separator, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
      ...{ skip_records_with_empty_values: true, to: mostRows + 2 },
    }) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: 'QUOTES', line: Number((error as { lines?: number }).lines ?? 1) };
  }
  const header = records[0]?.record ?? [];
  const fields = header.map((name) => fieldOf.get(plain(name)));
  if (!fields.includes('title')) return { fault: 'NO_TITLE' };
  if (records.length - 1 > mostRows) return { fault: 'TOO_MANY' };
  const rows = records.slice(1).map(({ info, record }): ReadRow => {
    const written: WrittenEntry & { key?: string } = {};
    for (const [at, field] of fields.entries()) if (field) written[field] ??= unmarked(record[at] ?? '');
    const { key, ...rest } = written;
    const surplus = record.slice(header.length).some((cell) => cell.trim() !== '');
    return { line: info.lines, written: rest, key: keyOf(key, rest), surplus, cells: record };
  });
  const isPassed = (name: string) => passed.has(plain(name)) || plain(name) === '';
  return {
    ...{ fault: null, encoding: decoded.encoding, separator, header, rows, text },
    unknown: header.filter((name, at) => !fields[at] && !isPassed(name)).map((name) => name.slice(0, 60)),
    known: fields.filter(Boolean).length + header.filter((name) => passed.has(plain(name))).length,
  };
}

/** By what a row is known again when the file comes once more. */
const keyOf = (key: string | undefined, { organiserName, title }: WrittenEntry) =>
  (key?.trim() ? key.trim() : `${plain(organiserName ?? '')} ${plain(title ?? '')}`).slice(0, 200);

const quoted = (cell: string, separator: Separator) =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Rows as a text that can be mended and read again. */
export const csvText = (header: string[], rows: string[][], separator: Separator): string =>
  [header, ...rows].map((cells) => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`).join('');
