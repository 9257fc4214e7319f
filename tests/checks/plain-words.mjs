import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Finds words that were private images of this project, and "she" or "her" for a person: a reader must know from a name what is in a file.
// What users read is in the catalogues and in the demo, and is not looked at.
const root = fileURLToPath(new URL('../..', import.meta.url));

const images =
  'anew curtain door doorstep furnish gate glass glimpse house keep kept lift pace paper said shelf shelve stand stood trouble wall whom wing';
const pronouns = 'she her hers herself';
const formsOf = (word) => [
  word,
  `${word}s`,
  `${word}ed`,
  `${word}ing`,
  word.replace(/e$/, 'ing'),
  word.replace(/e$/, 'ed'),
];
const imageForms = new Set(images.split(' ').flatMap(formsOf));
const pronounForms = new Set(pronouns.split(' '));

/** Names of others, quoted words of users, and the names of what must not exist. */
const allowed =
  /keep-?alive\w*|setKeepAlive|keepNames|keepPreviousData|keepImportAttributes|breakGlass|MagnifyingGlass|GLASS_OPENED|newspaper|State Housing Bank|What is said here|what was said here|She is on sick|i stand alt/gi;
const read =
  /\.(?:ts|tsx|mjs|cjs|js|css|sql|md|graphql|yml|yaml|html|conf)$|(?:^|\/)(?:Dockerfile|\.env\.example|\.ci\/run)$/;
const notRead = /(?:^|\/)(?:demo|locales|generated|data|legacy|pictures)\/|(?:plain-words|wording)\.mjs$/;
/** In Bokmål «her» is "here". */
const quoted = /'[^']*'|"[^"]*"|`[^`]*`/g;

/** Names are taken apart at capitals, underscores and hyphens. */
const wordsOf = (text) =>
  text
    .replace(allowed, ' ')
    .replace(/([a-zæøå0-9])([A-ZÆØÅ])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-zæøåäö]+/g) ?? [];

const privateWordsIn = (text) => [
  ...wordsOf(text).filter((word) => imageForms.has(word)),
  ...wordsOf(text.replace(quoted, ' ')).filter((word) => pronounForms.has(word)),
];

/** @returns one line for each word found; nothing when all is well */
export function privateWords() {
  const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
  const faults = [];
  for (const file of files) {
    if (!read.test(file) || notRead.test(file)) continue;
    for (const word of privateWordsIn(file)) faults.push(`${file}: "${word}" in its name`);
    for (const [n, line] of readFileSync(`${root}${file}`, 'utf8').split('\n').entries())
      for (const word of privateWordsIn(line)) faults.push(`${file}:${n + 1}: "${word}"`);
  }
  return faults.join('\n');
}
