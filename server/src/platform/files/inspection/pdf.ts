export const pdfMark = '%PDF-';

/** How far from the end readers look for the end mark. */
const endBytes = 1_024;

/**
 * Whether a PDF begins here, as readers see it: the mark within the first 1,024 bytes, after nothing but text. Programs that
 * make or send a PDF put a byte order mark, empty lines or orders to a printer before it.
 */
export function isPdfStart(beginning: string): boolean {
  const at = beginning.indexOf(pdfMark);
  const before = beginning.slice(0, Math.max(0, at));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these show that something else than text comes first
  return at >= 0 && !/^(#!|MZ|PK)|[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(before);
}

/** What follows the end mark, without the padding of tapes and disks; undefined when there is no end near the end of the file. */
export function isPdfEnd(tail: Buffer): string | undefined {
  const text = tail.toString('latin1').replace(/[\0\s]+$/, '');
  const at = text.lastIndexOf('%%EOF');
  return at >= 0 && at >= text.length - endBytes ? text.slice(at) : undefined;
}
