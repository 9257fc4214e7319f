import { limits } from './limits.js';

// Both browsers and Node.js have it; this package names the types of neither.
declare class URL {
  constructor(address: string);
  readonly hostname: string;
}

/** Line breaks of other systems and programs: PowerPoint puts U+000B between two lines of one paragraph. */
const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/**
 * Removed from every text: control characters, halves of characters, noncharacters, hints for breaking lines, marks that turn the
 * direction of what follows, and the placeholders of objects that a paste did not bring along.
 */
const removed =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Variation selectors and joiners choose the form of a letter or an emoji; elsewhere they only make two texts differ unseen. */
const selectors =
  /(?<![\p{S}\p{Lo}\p{Extended_Pictographic}]|[0-9#*](?=\ufe0f\u20e3))[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]+/gu;
const joiners =
  /(?<!(?![\p{Script=Latin}\p{Script=Inherited}])[\p{L}\p{M}]|[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f|[\u064b-\u0655])[\u200c\u200d]+/gu;
/** Tags are used in flags as that of Scotland; elsewhere they can carry a text that nobody sees. */
const tags = /(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{2,6}\u{e007f})|[\u{e0000}-\u{e007f}]/gu;
/** They place punctuation in a text that runs from right to left. */
const directionMarks = /[\u061c\u200e\u200f]/g;
const rightToLeft = /(?!\u061c)[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Bullets of Word and PowerPoint, in a font that only they have. */
const bullets = /[\uf0a7\uf0b7]/g;

/** Letters without a shape. */
const blanks = /[\u115f\u1160\u2800\u3164\uffa0]/g;
const unseen = /[\s\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** A text of several lines as it is stored and shown: composed letters, LF between lines, and nothing invisible. */
export function cleanText(text: string): string {
  const seen = text
    .normalize('NFC')
    .replace(lineBreaks, '\n')
    .replace(removed, '')
    .replace(tags, '$1')
    .replace(bullets, '•')
    .replace(selectors, '')
    .replace(joiners, '');
  return (rightToLeft.test(seen) ? seen : seen.replace(directionMarks, '')).normalize('NFC');
}

/** A text of one line, such as a name, a title, a tag or a search word: one plain space between words. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(blanks, ' ').replace(/\s+/g, ' ').trim();
}

const bareAddress = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#].*)?$/u;

/** A link as it is typed or copied. What lacks only its beginning gets it: `digdir.no/leiing`. */
export function cleanLink(text: string): string {
  const line = cleanLine(text);
  return bareAddress.test(line) ? `https://${line}` : line;
}

/** Whether anything of the text can be seen. */
export const isVisible = (text: string): boolean => text.replace(unseen, '') !== '';

/** All texts within a value, cleaned. */
export function cleanAll<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(cleanAll) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleanAll(each)])) as T;
}

/**
 * An e-mail address in the one form in which it is stored and looked up: lower case, the domain in ASCII. Understands what is
 * copied from mail programs: `Kari Nordmann <kari@example.no>;`.
 */
export function cleanAddress(text: string): string {
  const line = cleanLine(cleanText(text).replace(/[\u061c\u200c-\u200f]/g, ''));
  const [, bracketed] = /^[^<>]*<([^<>]+)>[\s;,.]*$/.exec(line) ?? [];
  const address = (bracketed ?? line)
    .replace(/^[\s;,]*(?:mailto:)?\s*/i, '')
    .replace(/[\s;,.]+$/, '')
    .toLowerCase()
    .normalize('NFC');
  const at = address.lastIndexOf('@');
  return at < 0 ? address : `${address.slice(0, at + 1)}${asciiDomain(address.slice(at + 1))}`;
}

function asciiDomain(domain: string): string {
  // Other characters have a meaning in a URL, and a number alone would become an IP address.
  if (!/[^\0-\x7f]/.test(domain) || /[\0-\x2c/:-@[-`{-\x7f]/.test(domain)) return domain;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return domain;
  }
}

/** The sign-in code within what somebody pastes, such as the whole sentence of the e-mail; undefined when there is none. */
export function codeIn(text: string): string | undefined {
  const line = cleanLine(text).normalize('NFKC');
  const digits = limits.codeDigits;
  const whole = new RegExp(`(?<!\\d)\\d{${digits}}(?!\\d)`).exec(line);
  const parted = new RegExp(`(?<!\\d)\\d(?:[ .\\p{Pd}]?\\d){${digits - 1}}(?!\\d)`, 'u').exec(line);
  return (whole ?? parted)?.[0].replace(/\D/g, '');
}
