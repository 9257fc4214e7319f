import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// What users read has one form of each word. Finds forms that are allowed in the language but not used here, words that DOMAIN and the
// glossary have another word for, numbers set into a sentence without a plural, and dates or lists in the language of the browser.
const root = fileURLToPath(new URL('../..', import.meta.url));
const word = (forms) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms})(?![\\p{L}\\p{N}])`, 'iu');

/** For each language: the rejected form, and what to write instead. */
const rejected = {
  nn: [
    ['gje|gjev', 'gi, gir'],
    ['byrj\\p{L}*', 'begynne'],
    ['føresl\\p{L}*', 'foreslå'],
    ['framlegg\\p{L}*', 'forslag'],
    ['bilete\\p{L}*', 'bilde'],
    ['også', 'òg'],
    ['arbeidsgjevar\\p{L}*', 'arbeidsgivar'],
    ['(?:har|er|står|ligg) alt(?! (?:som|i rommet|de))', 'allereie'],
    [
      '(?<!(?:stå|står|ståande|kjenn\\p{L}*|kjend\\p{L}*|meg|deg|seg|ikkje|fram|går|minutt|dag|dagar|^)\\s?)att',
      'igjen',
    ],
    ['legge|trekke|søke|komme', 'leggje, trekkje, søkje, kome'],
    ['naudsynt', 'nødvendig, or say why'],
    ['samstundes', 'samtidig'],
    ['samband\\p{L}*', 'nett'],
    ['hvis|bare|noe|ikke|jeg|fra|hva', 'the Nynorsk word'],
    ['heller ikkje (?:ein )?administrator(?! åleine)', 'heller ikkje ein administrator åleine'],
  ],
  nb: [
    ['kolleger|kollegene', 'kollegaer, kollegaene'],
    ['idéer|idéene|idéen', 'ideer, ideene, ideen'],
    ['adskilt\\p{L}*', 'atskilt'],
    ['uka', 'uken'],
    ['samband\\p{L}*|forbindelsen?', 'nett'],
    ['forstod|stod', 'forsto, sto'],
    ['(?:har|er|står|ligger) alt(?! (?:som|i rommet|dere))', 'allerede'],
    ['ikkje|eg|frå|noko', 'the Bokmål word'],
    ['heller ikke (?:en )?administrator(?! alene)', 'heller ikke en administrator alene'],
  ],
  en: [
    ['spaces?(?! (?:for|becomes))', 'room'],
    ['agenc(?:y|ies)(?!\\.no)', 'organisation'],
    ['superiors?', 'manager'],
    ['efforts?', 'initiative'],
    ['contributions?', 'post'],
    ['whom|anew', 'who, again'],
    ['at once', 'immediately, or at the same time'],
    ['stands?|stood', 'is, is shown, remains'],
    ['fetch\\p{L}*', 'load, download'],
    ['(?:come|comes|take|takes) along', 'include'],
    ['the one who', 'the person who'],
    ['one (?:gets|feels|knows|sits)', 'you, people'],
    ['(?<!a few )letters?(?! and)', 'e-mail'],
    ['the talk|a talk', 'the consultation'],
    ['not (?:even )?the administrator', 'not even an administrator acting alone'],
  ],
};
const straight = /['"]/;
/** Texts that come from outside: the law they quote decides their words. */
const quotedTexts = /^(?:challenges\.confidence|charter\.confidence)/;

/** Arguments that hold a number. Before a word they must be plural, because the number may be one. */
const bare = /\{(count|days|hours|minutes|people|organisations|seats|taken|met|yes|readers|detail)\} (?!av |of )\p{L}/u;
/** The number is a limit or a choice of the product, and never one. */
const neverOne =
  /^(?:chat\.(?:days|retention\.)|split\.choosing|lifecycle\.missing|consultations\.propose|admin\.emergencyAccess\.lead|identity\.code\.sent|membership\.invite\.lead|mail\.)|^governance\.closing\.result$/;

const listed = (pattern) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...pattern], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean);
const read = (file) => readFileSync(`${root}${file}`, 'utf8');

/** Every text with its language: [where, language, text, belongs to the interface] */
function* texts() {
  for (const file of listed([':(glob)web/src/**/locales/*.json', ':(glob)server/src/**/locales/*.json'])) {
    const language = file.slice(-7, -5);
    for (const [key, text] of Object.entries(JSON.parse(read(file)))) yield [`${file}: ${key}`, language, text, key];
  }
  const protocols = JSON.parse(read('shared/src/data/protocols.json'));
  yield* translatedIn(protocols, 'protocols.json');
  for (const file of listed([':(glob)server/demo/**/*.json'])) yield* demoTexts(file);
}

function* translatedIn(value, where) {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key in rejected && typeof inner === 'string') yield [where, key, inner, ''];
    else yield* translatedIn(inner, `${where}.${key}`);
  }
}

const marks = { nn: word('ikkje|eg|kva|frå|vart|noko|korleis|dei'), nb: word('ikke|jeg|hva|fra|ble|noe|hvordan') };
/** What the invented people say, in Norwegian; they write English as they like. */
function* demoTexts(file) {
  for (const text of stringsIn(JSON.parse(read(file)))) {
    const language = ['nn', 'nb'].find((one) => marks[one].test(text));
    if (language) yield [`${file}: ${text.slice(0, 40)}`, language, text, ''];
  }
}

function* stringsIn(value) {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* stringsIn(inner);
}

/** Calls of Intl that choose their language themselves. */
function* strayIntl() {
  for (const file of listed([':(glob)web/src/**/*.ts', ':(glob)web/src/**/*.tsx', ':(glob)server/src/**/*.ts'])) {
    for (const [n, line] of read(file).split('\n').entries()) {
      const call =
        /new Intl\.\w+\((?!intlLocales\[)|toLocale(?:Date|Time)?String\(|localeCompare\([^)]*,(?! intlLocales)/;
      if (call.test(line)) yield `${file}:${n + 1}: takes its language from elsewhere than intlLocales`;
    }
  }
}

/** @returns {string} one line for each fault; nothing when all is well */
export function wordingFaults() {
  const rules = Object.fromEntries(
    Object.entries(rejected).map(([language, list]) => [language, list.map(([forms, use]) => [word(forms), use])]),
  );
  const faults = [...strayIntl()];
  for (const [where, language, text, key] of texts()) {
    const words = text.replaceAll(/\{\w+(?:\}|, (?:plural|select|number))/g, '{}');
    if (!quotedTexts.test(key))
      for (const [form, use] of rules[language] ?? []) {
        const found = form.exec(words);
        if (found) faults.push(`${where}: «${found[0]}» in ${language}; write ${use}`);
      }
    if (language === 'en' && straight.test(text)) faults.push(`${where}: a straight quotation mark`);
    if (key && bare.test(text) && !neverOne.test(key)) faults.push(`${where}: ${bare.exec(text)?.[0]} has no plural`);
  }
  return faults.join('\n');
}
