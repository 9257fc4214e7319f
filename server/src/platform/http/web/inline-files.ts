import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webFolder } from './serve-web.js';

/** What the open pages hold in their head, and by which the content security policy knows it. */
export type InlineFile = { text: string; hash: string };

function inlineFile(name: string): InlineFile {
  const path = join(webFolder, name);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return { text, hash: `'sha256-${createHash('sha256').update(text).digest('base64')}'` };
}

let files: { styles: InlineFile; script: InlineFile } | undefined;

/** The style sheet of the open pages and what sets their colours before the first paint: fetched, they would delay it. */
export const inlineFiles = () => {
  files ??= { styles: inlineFile('.open-pages.css'), script: inlineFile('color-scheme.js') };
  return files;
};
