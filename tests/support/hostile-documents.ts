import { makeTextPdf, makeWord, type Part, pdfOf, stream, wordBody, wordOf } from './documents.js';
import { makeZip } from './file-contents.js';

export type Hostile = { mediaType: string; content: Buffer };
const pdf = 'application/pdf';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const odt = 'application/vnd.oasis.opendocument.text';

const entity = (path: string) => `<!DOCTYPE x [<!ENTITY x SYSTEM "file://${path}">]>`;
const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((name, n) => `<!ENTITY ${name} "${`&${'abcdefghij'[n]};`.repeat(10)}">`)
  .join('')}]>`;
const page = (more = '') => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${more}>>`;
const onePage = (content: string | Buffer, more = '') =>
  pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    page(`/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>`),
    content,
    stream('/X Do', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>'),
    more,
  ]);
const office = (xml: string | Buffer, more: Part[] = []): Hostile => ({ mediaType: docx, content: wordOf(xml, more) });
const asPdf = (content: Buffer): Hostile => ({ mediaType: pdf, content });
const patched = (file: Buffer, change: (copy: Buffer) => void) => {
  const copy = Buffer.from(file);
  change(copy);
  return copy;
};
const directoryOf = (zip: Buffer) => zip.indexOf('PK\x01\x02');

/** @param secret a file that anybody on the machine may read */
export const hostileDocuments = (secret: string): Record<string, () => Hostile> => ({
  'a part that unpacks to 300 MB': () => office(Buffer.alloc(300_000_000)),
  'a part of 50 MB of words': () => office(wordBody(['ord '.repeat(12_000_000)])),
  'an entity that names a file': () => office(wordBody(['&x;'], entity(secret))),
  'an entity in OpenDocument': () => ({
    mediaType: odt,
    content: makeZip([
      { name: 'mimetype', content: odt, stored: true },
      { name: 'content.xml', content: `${entity(secret)}<text:p>&x;</text:p>` },
    ]),
  }),
  'entities of entities': () => office(wordBody(['&j;'], laughs)),
  'a relation to a file elsewhere': () =>
    office(wordBody(['Innhald']), [
      {
        name: 'word/_rels/document.xml.rels',
        content: `<Relationships><Relationship Id="r1" TargetMode="External" Target="file://${secret}"/></Relationships>`,
      },
    ]),
  'a part whose name is a path out of the folder': () =>
    office(wordBody(['Innhald']), [{ name: `../../../..${secret}`, content: 'x' }]),
  'ten thousand parts': () =>
    office(
      wordBody(['Innhald']),
      Array.from({ length: 10_000 }, (_, n) => ({ name: `word/x${n}.xml`, content: 'x' })),
    ),
  'a million signs that begin a tag': () => office('<'.repeat(1_000_000)),
  'a tag that never ends': () => office(`<w:document><w:t>${'a'.repeat(5_000_000)}`),
  'a million tags in each other': () => office('<w:p><w:r><w:t>'.repeat(300_000)),
  'a million numbered letters': () => office(wordBody(['&#120;'.repeat(1_000_000)])),
  'numbered letters that are none': () => office(wordBody(['&#1114112;&#xD800;&#0;&#x110000;'])),
  'nothing, as a document': () => ({ mediaType: docx, content: Buffer.alloc(0) }),
  'a part packed in an unknown way': () => ({
    mediaType: docx,
    content: patched(makeWord('x'), (file) => file.writeUInt16LE(99, directoryOf(file) + 10)),
  }),
  'a part that lies outside the file': () => ({
    mediaType: docx,
    content: patched(makeWord('x'), (file) => {
      for (let at = 0; (at = file.indexOf('PK\x01\x02', at + 1)) > 0; ) file.writeUInt32LE(0xfffffff0, at + 42);
    }),
  }),
  'a directory that lies outside the file': () => ({
    mediaType: docx,
    content: patched(makeWord('x'), (file) => file.writeUInt32LE(0xfffffff0, file.length - 6)),
  }),
  'nothing but ends of archives': () => ({ mediaType: docx, content: Buffer.from('PK\x05\x06'.repeat(100_000)) }),
  'a program, as a PDF': () => asPdf(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4_000, 0x90)])),
  'a program, as a document': () => ({
    mediaType: docx,
    content: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4_000, 0x90)]),
  }),
  'nothing, as a PDF': () => asPdf(Buffer.alloc(0)),
  'ten thousand pages': () => asPdf(makeTextPdf(...Array.from({ length: 10_000 }, (_, n) => `Side ${n}`))),
  'a list of pages that holds itself': () =>
    asPdf(pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>'])),
  'a table of objects that leads to itself': () =>
    asPdf(
      pdfOf(
        ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', page()],
        '/Prev XREF/XRefStm XREF',
      ),
    ),
  'a form that draws itself': () => asPdf(onePage(stream('/X Do'))),
  'a page that unpacks to 200 MB': () => asPdf(onePage(stream(Buffer.alloc(200_000_000, 'q ')))),
  'a page whose content is a file elsewhere': () =>
    asPdf(onePage(`<</F(${secret})/FFilter/None/Length 0>>stream\n\nendstream`, `(${secret})`)),
  'an action that opens a file': () =>
    asPdf(
      pdfOf([
        `<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(${secret})>>>>`,
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        page(),
      ]),
    ),
  'a length of four thousand million': () => asPdf(onePage('<</Length 4294967295>>stream\nBT ET\nendstream')),
  'arrays in arrays': () => asPdf(onePage(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)),
  'an object that is itself': () => asPdf(onePage('4 0 R')),
  'a locked PDF': () =>
    asPdf(
      pdfOf(
        ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', page()],
        `/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>/ID[<${'43'.repeat(16)}><${'43'.repeat(16)}>]`,
      ),
    ),
});

/** Whole and hostile documents, cut short, mangled, or two at once. */
export function mangled(from: readonly Hostile[], below: (limit: number) => number): Hostile {
  const { mediaType, content } = from[below(from.length)] as Hostile;
  const other = from[below(from.length)] as Hostile;
  let bytes = below(6) === 0 ? Buffer.concat([content, other.content]) : Buffer.from(content);
  if (below(3) === 0) bytes = bytes.subarray(0, below(bytes.length + 1));
  for (let n = below(30); n > 0 && bytes.length > 0; n--) bytes[below(bytes.length)] = below(256);
  return { mediaType: below(8) === 0 ? other.mediaType : mediaType, content: bytes };
}
