// The texts that users read: reads each locales/{nn,nb,en}.json in web/src and server/src, refuses gaps, and compiles those of the web,
// so that no message compiler is sent to the browser. `--write` also writes src/generated/locales and messages.ts.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { isDaily, namesKeys } from './daily-messages.js';

/** @typedef {import('@lingui/message-utils/compileMessage').CompiledMessage} Compiled */
/** @typedef {Map<string, string>} Args Argument name to its TypeScript type. */

const source = fileURLToPath(new URL('../src', import.meta.url));
const serverSource = fileURLToPath(new URL('../../server/src', import.meta.url));
const generated = join(source, 'generated');
const languages = ['nn', 'nb', 'en'];

/** @type {string[]} */
const faults = [];

/** @param {string} path @returns {Record<string, string>} */
function catalogue(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    faults.push(`${path}: ${error instanceof Error ? error.message : error}`);
    return {};
  }
}

/** @param {Compiled} message @param {Args} found @returns {Args} */
function argumentsOf(message, found = new Map()) {
  for (const token of message) {
    if (typeof token === 'string') continue;
    const [name, type, choices] = token;
    if (name === '#') continue;
    const counted = type === 'plural' || type === 'selectordinal' || type === 'number';
    found.set(name, counted ? 'number' : (found.get(name) ?? (type === 'select' ? 'string' : 'string | number')));
    if (choices && typeof choices === 'object') {
      for (const choice of Object.values(choices)) if (Array.isArray(choice)) argumentsOf(choice, found);
    }
  }
  return found;
}

/** Folders with texts; every key begins with the folder's name. @param {string} root */
const foldersIn = (root) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === 'locales' && !entry.parentPath.startsWith(generated))
    .map((entry) => entry.parentPath)
    .sort();
const folders = foldersIn(source);

/** @type {Record<string, Record<string, Compiled>>} */
const compiled = { nn: {}, nb: {}, en: {} };
/** @type {Map<string, Args>} */
const keys = new Map();

/** @param {string} folder @param {string} key @param {Record<string, Record<string, string>>} texts */
function checkKey(folder, key, texts) {
  const area = basename(folder);
  if (!key.startsWith(`${area}.`)) faults.push(`${area}: «${key}» must begin with «${area}.»`);
  let first = '';
  for (const language of languages) {
    const text = texts[language]?.[key];
    if (typeof text !== 'string' || text.trim() === '') {
      faults.push(`${area}/locales/${language}.json: «${key}» is ${text === undefined ? 'missing' : 'empty'}`);
      continue;
    }
    try {
      const message = compileMessageOrThrow(text);
      const found = argumentsOf(message);
      const shape = [...found]
        .map(([name, type]) => `${name}: ${type}`)
        .sort()
        .join(', ');
      if (language === 'nn') {
        first = shape;
        if (folder.startsWith(source)) keys.set(key, found);
      } else if (shape !== first) {
        faults.push(`${area}/locales/${language}.json: «${key}» takes {${shape}}, in nn {${first}}`);
      }
      if (folder.startsWith(source)) /** @type {Record<string, Compiled>} */ (compiled[language])[key] = message;
    } catch (error) {
      faults.push(`${area}/locales/${language}.json: «${key}» ${error instanceof Error ? error.message : error}`);
    }
  }
}

for (const folder of [...folders, ...foldersIn(serverSource)]) {
  const texts = Object.fromEntries(
    languages.map((language) => [language, catalogue(join(folder, 'locales', `${language}.json`))]),
  );
  for (const key of new Set(Object.values(texts).flatMap(Object.keys))) checkKey(folder, key, texts);
}

/** Keys that no source file names, neither whole nor by the beginning of a template string. */
function unused() {
  const code = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.startsWith(generated))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  const isNamed = namesKeys(code);
  return [...keys.keys()].filter((key) => !isNamed(key));
}

if (faults.length > 0) {
  process.stderr.write(`The texts do not agree:\n${faults.map((fault) => `  ${fault}`).join('\n')}\n`);
  process.exit(1);
}

if (process.argv.includes('--write')) {
  mkdirSync(join(generated, 'locales'), { recursive: true });
  const daily = isDaily(source);
  for (const language of languages) {
    const messages = Object.entries(compiled[language] ?? {});
    const write = (/** @type {string} */ name, /** @type {typeof messages} */ some) =>
      writeFileSync(join(generated, 'locales', `${name}.json`), JSON.stringify(Object.fromEntries(some)));
    write(
      language,
      messages.filter(([key]) => daily(key)),
    );
    write(
      `${language}-other`,
      messages.filter(([key]) => !daily(key)),
    );
  }
  const lines = [...keys].map(([key, args]) => {
    const fields = [...args].map(([name, type]) => `${JSON.stringify(name)}: ${type}`).join('; ');
    return `  '${key}': ${fields ? `{ ${fields} }` : 'null'};`;
  });
  writeFileSync(join(generated, 'messages.ts'), `export interface Messages {\n${lines.join('\n')}\n}\n`);
} else {
  process.stdout.write(`${keys.size} keys in ${languages.length} languages, ${folders.length} folders.\n`);
  const idle = unused();
  for (const key of idle) process.stdout.write(`  unused: ${key}\n`);
  if (idle.length > 0 && process.argv.includes('--strict')) process.exit(1);
}
