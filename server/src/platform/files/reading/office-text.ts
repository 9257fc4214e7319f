/**
 * A program of its own: reads an Office or OpenDocument file on its standard input and writes the words in it to its standard output. It
 * imports nothing of the server, because it is started from its text alone and may read no file.
 */
import { readFileSync, writeSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const bounds = { directory: 10_000, parts: 500, partBytes: 8_000_000, characters: 2_000_000 };
const [directoryMark, endMark] = [0x02014b50, 0x06054b50];
const [stored, deflated] = [0, 8];
/** What the process ends with when there is more than is read. */
const hasMore = 10;

/** Elements that hold words in Office files; in OpenDocument all of the body does. */
const words = new Set(['w:t', 'a:t', 't']);
const ends = new Set(['w:p', 'w:br', 'w:cr', 'a:p', 'a:br', 'si', 'is', 'text:p', 'text:h', 'text:line-break']);
const gaps = new Set(['w:tab', 'text:tab', 'text:s']);
/** What a reader of the document does not see: removed words, remarks, the same once more for older programs, how to pronounce it. */
const unseen = new Set(['mc:Fallback', 'rPh', 'text:tracked-changes', 'office:annotation', 'office:scripts']);

type Part = { name: string; method: number; packed: number; offset: number };

function partsOf(file: Buffer): Part[] {
  let end = file.length - 22;
  while (end >= 0 && file.readUInt32LE(end) !== endMark) end--;
  if (end < 0) throw new Error('No end.');
  const count = file.readUInt16LE(end + 10);
  if (count > bounds.directory) throw new Error('Too many parts.');
  const parts: Part[] = [];
  for (let n = 0, at = file.readUInt32LE(end + 16); n < count; n++) {
    if (file.readUInt32LE(at) !== directoryMark) throw new Error('No directory.');
    const [name, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    parts.push({
      name: file.toString('utf8', at + 46, at + 46 + name),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** @returns undefined when it is larger than is read */
function contentOf(file: Buffer, { method, packed, offset }: Part): string | undefined {
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const content = file.subarray(start, start + packed);
  if (method === stored) return content.length > bounds.partBytes ? undefined : content.toString('utf8');
  if (method !== deflated) throw new Error('Packed in another way.');
  try {
    return inflateRawSync(content, { maxOutputLength: bounds.partBytes }).toString('utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw error;
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name) return entities[name] ?? whole;
    const point = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
  });

/** Words between the tags, in one pass from the beginning to the end. A document type, and with it every entity of its own, is refused. */
function textOfXml(xml: string, all: boolean): string {
  const out: string[] = [];
  let [at, inWords, hidden] = [0, 0, 0];
  for (;;) {
    const open = xml.indexOf('<', at);
    if (hidden === 0 && (all || inWords > 0)) out.push(decoded(xml.slice(at, open < 0 ? undefined : open)));
    if (open < 0) return out.join('');
    const [from, to] = xml.startsWith('<!--', open) ? [open + 4, '-->'] : [open + 1, '>'];
    const close = xml.indexOf(to, from);
    if (close < 0 || (to === '>' && xml[from] === '!')) throw new Error('Not what is read.');
    at = close + to.length;
    if (to !== '>' || xml[from] === '?') continue;
    const isEnd = xml[from] === '/';
    const isEmpty = xml[close - 1] === '/';
    const name = /^[\w:.-]*/.exec(xml.slice(isEnd ? from + 1 : from, Math.min(close, from + 60)))?.[0] ?? '';
    const step = isEmpty ? 0 : isEnd ? -1 : 1;
    if (unseen.has(name)) hidden = Math.max(0, hidden + step);
    else if (words.has(name)) inWords = Math.max(0, inWords + step);
    else if (gaps.has(name)) out.push(' ');
    else if (ends.has(name) && (isEnd || isEmpty)) out.push('\n');
  }
}

const numberIn = (name: string) => Number(/(\d{1,9})\.xml$/.exec(name)?.[1] ?? 0);
const office =
  /^(?:word\/(?:document|footnotes|endnotes)|ppt\/slides\/slide\d+|ppt\/notesSlides\/notesSlide\d+|xl\/sharedStrings|xl\/worksheets\/sheet\d+)\.xml$/;

function textOf(file: Buffer): { text: string; more: boolean } {
  const known = partsOf(file);
  const all = known.some(({ name }) => name === 'mimetype');
  const parts = known
    .filter(({ name }) => (all ? name === 'content.xml' : office.test(name)))
    .sort((a, b) => numberIn(a.name) - numberIn(b.name));
  if (parts.length === 0) throw new Error('No words.');
  let [text, more] = ['', parts.length > bounds.parts];
  for (const part of parts.slice(0, bounds.parts)) {
    const xml = contentOf(file, part);
    if (xml === undefined) more = true;
    else text += `${textOfXml(xml, all)}\n\n`;
    if (text.length > bounds.characters) return { text: text.slice(0, bounds.characters), more: true };
  }
  return { text, more };
}

const { text, more } = textOf(readFileSync(0));
const bytes = Buffer.from(text);
for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
process.exitCode = more ? hasMore : 0;
