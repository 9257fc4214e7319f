import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { badInput } from '../../errors.js';
import { endOfZip, entriesInZip } from './zip.js';
import { matchesDirectory } from './zip-contents.js';

export type FileKind = { mediaType: string; extensions: readonly string[]; is: 'image' | 'pdf' | 'zip' };

const ooxml = 'application/vnd.openxmlformats-officedocument';
const odf = 'application/vnd.oasis.opendocument';

/** The accepted types: they can be shown or downloaded, and run nothing by themselves. */
const allowed: FileKind[] = [
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], is: 'image' },
  { mediaType: 'image/png', extensions: ['png'], is: 'image' },
  { mediaType: 'image/webp', extensions: ['webp'], is: 'image' },
  { mediaType: 'application/pdf', extensions: ['pdf'], is: 'pdf' },
  { mediaType: `${ooxml}.wordprocessingml.document`, extensions: ['docx'], is: 'zip' },
  { mediaType: `${ooxml}.spreadsheetml.sheet`, extensions: ['xlsx'], is: 'zip' },
  { mediaType: `${ooxml}.presentationml.presentation`, extensions: ['pptx'], is: 'zip' },
  { mediaType: `${odf}.text`, extensions: ['odt'], is: 'zip' },
  { mediaType: `${odf}.spreadsheet`, extensions: ['ods'], is: 'zip' },
  { mediaType: `${odf}.presentation`, extensions: ['odp'], is: 'zip' },
];

const headBytes = 1_024;
/** The last record of a ZIP file and the longest comment after it. */
const tailBytes = 65_557;
const markup = /<(!doctype|html|head|body|script|svg|iframe|object|embed|\?php)/i;
/** Programs, pages and archives. */
const program =
  /(^|\/)(vbaProject\.bin|.*\.(exe|dll|js|vbs|jar|html?|svg|bat|cmd|com|scr|ps1|lnk|hta|msi|zip|7z|rar|gz|bz2|xz|tar|cab|iso))$|\.\.|\\/i;

const notTaken = (rule: 'type' | 'broken') => badInput({ field: 'file', rule });

/**
 * Type of a file by its content, never by its name. @throws BAD_INPUT for a type that is not accepted, or for a file of two types at once
 */
export async function kindOf(path: string): Promise<FileKind> {
  const found = await fileTypeFromFile(path).catch(() => undefined);
  const kind = allowed.find(({ mediaType }) => mediaType === found?.mime);
  if (!kind) throw notTaken('type');
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(headBytes, size));
    const tail = Buffer.alloc(Math.min(tailBytes, size));
    await file.read(head, 0, head.length, 0);
    await file.read(tail, 0, tail.length, size - tail.length);
    const beginning = head.toString('latin1');
    if (markup.test(beginning)) throw notTaken('type');
    if (kind.is === 'zip') {
      const entries = await entriesInZip(file, size, tail);
      if (!entries || entries.length === 0 || !beginning.startsWith('PK\x03\x04')) throw notTaken('broken');
      if (entries.some(({ name }) => program.test(name))) throw notTaken('type');
      if (!(await matchesDirectory(file, path, entries))) throw notTaken('broken');
    } else {
      // PDF readers look for the signature in the first 1,024 bytes, and ZIP readers begin at the end.
      if (beginning.indexOf('%PDF-') !== (kind.is === 'pdf' ? 0 : -1) || endOfZip(tail) >= 0) throw notTaken('type');
      if (kind.is === 'pdf' && !/%%EOF\s*$/.test(tail.toString('latin1'))) throw notTaken('broken');
    }
    return kind;
  } finally {
    await file.close();
  }
}
