export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const heading = (level: number, text: string) => `${'#'.repeat(Math.min(level, 6))} ${text}`;

/** Any JSON as headings and lines: one heading a key, one rule between the items of a list. */
export function asMarkdown(title: string, value: Json, level = 1): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => (isPlain(item) ? `- ${line(item)}` : asMarkdown('', item, level + 1).trim()));
    return [heading(level, title), items.join(value.every(isPlain) ? '\n' : '\n\n---\n\n')].join('\n\n');
  }
  if (isPlain(value)) return `${heading(level, title)}\n\n${line(value)}`;
  const lines = Object.entries(value)
    .filter(([, each]) => isPlain(each) && each !== null && each !== '')
    .map(([key, each]) =>
      String(each).includes('\n') ? `**${key}:**\n\n${line(each)}\n` : `**${key}:** ${line(each)}  `,
    );
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
const line = (value: Json) => (value === null ? '' : String(value));
