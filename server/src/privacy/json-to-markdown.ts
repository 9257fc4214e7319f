export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Plain = string | number | boolean;

/** How fields and their values are called. */
export type Wording = {
  label: (field: string) => string;
  value: (field: string, value: Plain) => string;
  isShown: (field: string) => boolean;
  /** Place among other fields; PostgreSQL sorts the fields of JSON by length. */
  order: (field: string) => number;
  none: string;
};
const asItIs: Wording = {
  label: (field) => field,
  value: (_, value) => String(value),
  isShown: () => true,
  order: () => 0,
  none: '',
};

const heading = (level: number, text: string) => `${'#'.repeat(Math.min(level, 6))} ${text}`;

/** Any JSON as headings and lines: one heading for each field that holds more, and a rule between the items of a list. */
export function asMarkdown(field: string, value: Json, level = 1, words = asItIs): string {
  const title = field && heading(level, words.label(field));
  const text = (key: string, each: Json) => (each === null ? '' : words.value(key, each as Plain));
  if (Array.isArray(value)) {
    const items = value.map((item) =>
      isPlain(item) ? `- ${line(text(field, item), '  ')}` : asMarkdown('', item, level + 1, words).trim(),
    );
    return [title, items.join(value.every(isPlain) ? '\n' : '\n\n---\n\n') || words.none].join('\n\n');
  }
  if (isPlain(value)) return `${title}\n\n${line(text(field, value))}`;
  const fields = Object.entries(value)
    .filter(([key]) => words.isShown(key))
    .sort(([a], [b]) => words.order(a) - words.order(b));
  const lines = fields
    .filter(([, each]) => isPlain(each) && each !== null && each !== '')
    .map(([key, each]) => {
      const shown = text(key, each);
      return isInline(shown)
        ? `**${words.label(key)}:** ${shown}  `
        : `\n**${words.label(key)}:**\n\n${quoted(shown)}\n`;
    });
  const parts = fields.filter(([, each]) => !isPlain(each) && !(Array.isArray(each) && each.length === 0));
  return [title, lines.join('\n'), ...parts.map(([key, each]) => asMarkdown(key, each, level + 1, words))]
    .filter(Boolean)
    .join('\n\n');
}

const isPlain = (value: Json) => typeof value !== 'object' || value === null;
/** One line without any sign of Markdown. */
const isInline = (text: string) => !/[\n\v\f\r\u0085\u2028\u2029`*~<>[\]#|\\&]|(?<!\w)_|_(?!\w)/.test(text);
const startsList = (text: string) => /^\s*(?:[-+]\s|=+|\d+[.)]\s)/.test(text);
/** What a person wrote, as a quotation: a code mark or a tag that is never closed then ends where their words end. */
const quoted = (text: string, indent = '') =>
  text
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .map((each) => `> ${each}`.trimEnd())
    .join(`\n${indent}`);
const line = (text: string, indent = '') => (isInline(text) && !startsList(text) ? text : quoted(text, indent));
