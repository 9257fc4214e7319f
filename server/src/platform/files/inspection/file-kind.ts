import { open } from 'node:fs/promises';
import { type FileTypeResult, fileTypeFromFile } from 'file-type';
import { badInput } from '../../errors.js';
import { isPdfEnd, isPdfStart, pdfMark } from './pdf.js';
import { endOfZip, zipContents } from './zip.js';
import { matchesDirectory } from './zip-contents.js';

export type FileKind = { mediaType: string; extensions: readonly string[]; is: 'image' | 'pdf' | 'zip' };
/** Why a file is not accepted; the page says what its owner can do about each. */
export type FileFault =
  | 'type'
  | 'broken'
  | 'empty'
  | 'heic'
  | 'moving'
  | 'oldOffice'
  | 'macros'
  | 'program'
  | 'unpacks'
  | 'pixels';

const ooxml = 'application/vnd.openxmlformats-officedocument';
const odf = 'application/vnd.oasis.opendocument';
const pdf: FileKind = { mediaType: 'application/pdf', extensions: ['pdf'], is: 'pdf' };

/** The accepted types: they can be shown or downloaded, and run nothing by themselves. */
const allowed: FileKind[] = [
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], is: 'image' },
  { mediaType: 'image/png', extensions: ['png'], is: 'image' },
  { mediaType: 'image/webp', extensions: ['webp'], is: 'image' },
  pdf,
  { mediaType: `${ooxml}.wordprocessingml.document`, extensions: ['docx'], is: 'zip' },
  { mediaType: `${ooxml}.spreadsheetml.sheet`, extensions: ['xlsx'], is: 'zip' },
  { mediaType: `${ooxml}.presentationml.presentation`, extensions: ['pptx'], is: 'zip' },
  { mediaType: `${odf}.text`, extensions: ['odt'], is: 'zip' },
  { mediaType: `${odf}.spreadsheet`, extensions: ['ods'], is: 'zip' },
  { mediaType: `${odf}.presentation`, extensions: ['odp'], is: 'zip' },
];

/** Known types that are not accepted, with a reason of their own. */
const refused: readonly [RegExp, FileFault][] = [
  [/^image\/hei[cf]/, 'heic'],
  [/^image\/(gif|apng)$/, 'moving'],
  [/^application\/x-cfb$/, 'oldOffice'],
  [/macroenabled/i, 'macros'],
];

const headBytes = 1_024;
/** The last record of a ZIP file and the longest comment after it. */
const tailBytes = 65_557;
const markup = /<(!doctype|html|head|body|script|svg|iframe|object|embed|\?php)/i;
const macros = /(^|\/)vbaProject\.bin$/i;
/** Programs, archives, and paths out of the document. A drawing or a page in it is only ever downloaded with it. */
const program =
  /\.(exe|dll|js|vbs|jar|bat|cmd|com|scr|ps1|lnk|hta|msi|zip|7z|rar|gz|bz2|xz|tar|cab|iso)$|(^|\/)\.\.(\/|$)|\\/i;

export const notTaken = (rule: FileFault, limit?: number) =>
  badInput({ field: 'file', rule, ...(limit === undefined ? {} : { limit }) });

/**
 * Type of a file by its content, never by its name. @throws BAD_INPUT for a type that is not accepted, or for a file of two types at once
 */
export async function kindOf(path: string): Promise<FileKind> {
  const found = await fileTypeFromFile(path).catch(() => undefined);
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) throw notTaken('empty');
    const head = Buffer.alloc(Math.min(headBytes, size));
    const tail = Buffer.alloc(Math.min(tailBytes, size));
    await file.read(head, 0, head.length, 0);
    await file.read(tail, 0, tail.length, size - tail.length);
    const beginning = head.toString('latin1');
    const kind = accepted(found, beginning);
    // An image is redrawn, and nothing but its pixels remains; a document begins with its first part, which may be a drawing.
    if (kind.is === 'pdf' && markup.test(beginning)) throw notTaken('type');
    if (kind.is === 'zip') {
      const contents = await zipContents(file, size, tail);
      if (contents === 'unpacks') throw notTaken('unpacks');
      if (!contents || contents.entries.length === 0 || !beginning.startsWith('PK\x03\x04')) throw notTaken('broken');
      const { entries, comment } = contents;
      if (markup.test(comment) || comment.includes(pdfMark)) throw notTaken('type');
      if (entries.some(({ name }) => macros.test(name))) throw notTaken('macros');
      if (entries.some(({ name }) => program.test(name))) throw notTaken('program');
      if (!(await matchesDirectory(file, path, entries))) throw notTaken('broken');
    } else {
      // ZIP readers begin at the end.
      if ((kind.is === 'image' && beginning.includes(pdfMark)) || endOfZip(tail) >= 0) throw notTaken('type');
      if (kind.is === 'pdf') {
        const after = isPdfEnd(tail);
        if (after === undefined) throw notTaken('broken');
        if (markup.test(after)) throw notTaken('type');
      }
    }
    return kind;
  } finally {
    await file.close();
  }
}

function accepted(found: FileTypeResult | undefined, beginning: string): FileKind {
  const kind = allowed.find(({ mediaType }) => mediaType === found?.mime);
  if (kind && kind !== pdf) return kind;
  // A library that detects types compares fewer bytes of a PDF's mark than its readers do.
  if ((kind || !found) && isPdfStart(beginning)) return pdf;
  throw notTaken(refused.find(([mime]) => mime.test(found?.mime ?? ''))?.[1] ?? 'type');
}
