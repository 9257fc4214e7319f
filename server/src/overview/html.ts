/** Markup that is safe to write into a page as it is. */
export class Html {
  constructor(readonly text: string) {}
}

export type Part = Html | string | number | null | undefined | false | Part[];

const escaped = /[&<>"']/;
const everyEscaped = /[&<>"']/g;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function textOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) {
    let text = '';
    for (const one of part) text += textOf(one);
    return text;
  }
  const text = String(part);
  return escaped.test(text) ? text.replaceAll(everyEscaped, (sign) => escapes[sign] ?? '') : text;
}

/** A template whose values are escaped, also in attributes, unless they are markup of another template. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  let text = strings[0] ?? '';
  for (let i = 0; i < parts.length; i++) text += textOf(parts[i]) + strings[i + 1];
  return new Html(text);
}
