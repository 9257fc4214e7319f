import { deflateSync } from 'node:zlib';
import { makeZip } from './file-contents.js';

const ooxml = 'http://schemas.openxmlformats.org';
const typesOf = (part: string, type: string) =>
  `<?xml version="1.0"?><Types xmlns="${ooxml}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}"/></Types>`;
export type Part = { name: string; content: string | Buffer };

const word = 'wordprocessingml.document.main+xml';
/** A Word document whose body is this XML. */
export const wordOf = (xml: string | Buffer, more: Part[] = []) =>
  makeZip([
    { name: '[Content_Types].xml', content: typesOf('/word/document.xml', word) },
    { name: 'word/document.xml', content: xml },
    ...more,
  ]);
export const wordBody = (paragraphs: readonly string[], before = '') =>
  `<?xml version="1.0"?>${before}<w:document xmlns:w="${ooxml}/wordprocessingml/2006/main"><w:body>${paragraphs
    .map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`)
    .join('')}</w:body></w:document>`;
export const makeWord = (...paragraphs: string[]) => wordOf(wordBody(paragraphs));

export const makeSlides = (...slides: string[]) =>
  makeZip([
    {
      name: '[Content_Types].xml',
      content: typesOf('/ppt/presentation.xml', 'presentationml.presentation.main+xml'),
    },
    { name: 'ppt/presentation.xml', content: '<p:presentation/>' },
    ...slides.map((text, n) => ({
      name: `ppt/slides/slide${n + 1}.xml`,
      content: `<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`,
    })),
  ]);

export const makeSheet = (...cells: string[]) =>
  makeZip([
    { name: '[Content_Types].xml', content: typesOf('/xl/workbook.xml', 'spreadsheetml.sheet.main+xml') },
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst>${cells.map((text) => `<si><t>${text}</t><rPh><t>uttale</t></rPh></si>`).join('')}</sst>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: '<worksheet><c t="inlineStr"><is><t>Rett i cella</t></is></c><c><v>1</v></c></worksheet>',
    },
  ]);

export const makeOpenText = (...paragraphs: string[]) =>
  makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    {
      name: 'content.xml',
      content: `<office:document-content><office:body><office:text><text:tracked-changes><text:p>sletta</text:p></text:tracked-changes>${paragraphs
        .map((text) => `<text:p>${text}</text:p>`)
        .join('')}</office:text></office:body></office:document-content>`,
    },
  ]);

/** A PDF of these objects, numbered from 1; the first is the catalogue. `more` is added to the trailer. */
export function pdfOf(objects: readonly (string | Buffer)[], more = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let at = 9;
  const add = (part: Buffer) => {
    parts.push(part);
    at += part.length;
  };
  for (const [n, object] of objects.entries()) {
    offsets.push(at);
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : object;
    add(Buffer.concat([Buffer.from(`${n + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${more.replaceAll('XREF', String(at))}>>\nstartxref\n${at}\n%%EOF\n`;
  add(Buffer.from(end));
  return Buffer.concat(parts);
}

export const stream = (content: string | Buffer, more = '') => {
  const packed = deflateSync(Buffer.isBuffer(content) ? content : Buffer.from(content, 'latin1'));
  const head = Buffer.from(`<</Filter/FlateDecode/Length ${packed.length}${more}>>stream\n`);
  return Buffer.concat([head, packed, Buffer.from('\nendstream')]);
};
const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';
const lines = (page: string) =>
  page
    .split('\n')
    .map((line, n) => `BT /F1 11 Tf 50 ${780 - 14 * n} Td (${line.replace(/[()\\]/g, '\\$&')}) Tj ET`)
    .join('\n');

/** A PDF with a text on each page; a line of the text is a line on the page. */
export function makeTextPdf(...pages: string[]): Buffer {
  const kids = pages.map((_, n) => `${4 + 2 * n} 0 R`).join(' ');
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    font,
    ...pages.flatMap((page, n) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + 2 * n} 0 R>>`,
      stream(lines(page)),
    ]),
  ]);
}
