export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const heading = (level: number, text: string) => `${'#'.repeat(Math.min(level, 6))} ${text}`;

/** Any JSON as headings and lines: one heading a key, one rule between the items of a list. */
export function asMarkdown(title: string, value: Json, level = 1): string {
  if (Array.isArray(value)) {
    const items = value.map((item) =>
      isPlain(item) ? `- ${isInline(item) ? line(item) : quoted(item, '  ')}` : asMarkdown('', item, level + 1).trim(),
    );
    return [heading(level, title), items.join(value.every(isPlain) ? '\n' : '\n\n---\n\n')].join('\n\n');
  }
  if (isPlain(value)) return `${heading(level, title)}\n\n${isInline(value) ? line(value) : quoted(value)}`;
  const lines = Object.entries(value)
    .filter(([, each]) => isPlain(each) && each !== null && each !== '')
    .map(([key, each]) => (isInline(each) ? `**${key}:** ${line(each)}  ` : `\n**${key}:**\n\n${quoted(each)}\n`));
  const parts = Object.entries(value).filter(([, each]) => !isPlain(each) && (each as object) !== null);
  return [
    title ? heading(level, title) : '',
    lines.join('\n'),
    ...parts.map(([key, each]) => asMarkdown(key, each, level + 1)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

const isPlain = (value: Json) => typeof value !== 'object' || value === null;
/** One line without any sign of Markdown. */
const isInline = (value: Json) =>
  !/[\n\v\f\r\u0085\u2028\u2029`*~<>[\]#|\\&]|(?<!\w)_|_(?!\w)|^\s*(?:[-+]\s|=+|\d+[.)]\s)/.test(line(value));
/** What a person wrote, as a quotation: a code mark or a tag that is never closed then ends where their words end. */
const quoted = (value: Json, indent = '') =>
  line(value)
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .map((each) => `> ${each}`.trimEnd())
    .join(`\n${indent}`);
const line = (value: Json) => (value === null ? '' : String(value));
