import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// What a browser loads first, and what each page adds to it, in compressed bytes. A leader reads on a train. What a page costs in all, with
// fonts, words and data, is measured in browser/page-weight.
const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** A little above what they are. Raise one only for something that is worth the wait. */
const limits = { first: 247_500, page: 17_000, words: 31_000 };

const bytesOf = (file) => statSync(existsSync(`${dist}${file}.gz`) ? `${dist}${file}.gz` : `${dist}${file}`).size;

/** @returns one line for each page that is too large; nothing when all is well */
export function oversizedPages() {
  const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));
  const filesOf = (key, files = new Set()) => {
    const { file, css = [], imports = [] } = manifest[key];
    if (files.has(file)) return files;
    for (const one of [file, ...css]) files.add(one);
    for (const one of imports) filesOf(one, files);
    return files;
  };
  const first = filesOf('index.html');
  const faults = [];
  const check = (name, files, limit) => {
    const size = files.reduce((sum, file) => sum + bytesOf(file), 0);
    if (size > limit) faults.push(`${name}: ${size} bytes, at most ${limit}`);
  };
  // One sheet for all pages.
  first.add(manifest['style.css'].file);
  check('index.html', [...first], limits.first);
  for (const key of Object.keys(manifest).filter((one) => manifest[one].isDynamicEntry)) {
    const added = [...filesOf(key)].filter((file) => !first.has(file));
    check(key, added, key.includes('/locales/') ? limits.words : limits.page);
  }
  return faults.join('\n');
}
