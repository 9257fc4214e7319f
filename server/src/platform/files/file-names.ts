import { splitName } from '@krets/shared/file-names';
import { limits } from '@krets/shared/limits';
import contentDisposition from 'content-disposition';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * A safe name to return a file under: no path, no invisible or direction-changing characters, and the extension of its real type.
 * `report.pdf.exe` that is a PDF becomes `report.pdf`.
 */
export function safeName(given: string, extensions: readonly string[]): string {
  const whole = given.toWellFormed().normalize('NFC').replace(unseen, '');
  const last = whole.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[<>:"|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const [own] = extensions as [string];
  const { stem: named, ending } = splitName(clean);
  const known = extensions.find((one) => one === ending) ?? own;
  const stem = ending && ending !== known ? named.replace(new RegExp(`\\.${own}$`, 'i'), '') : named;
  const short = [...stem.trim()].slice(0, limits.fileName - known.length - 1).join('');
  return `${short || 'fil'}.${known}`;
}

/** For `Content-Disposition`, in the forms for old and for new clients. */
export const disposition = (type: 'inline' | 'attachment', name: string) =>
  contentDisposition(name, { type, fallback: name.replace(/[^\x20-\x7e]/g, '_') });
