import snowball from 'snowball-stemmers';
import { common, neverInCompounds, pairs, shortNouns } from './lexicon.js';

const norwegian = snowball.newStemmer('norwegian');
const english = snowball.newStemmer('english');

/** Sounds that the two written forms spell differently, in this order; both forms are led to the same spelling. */
const spellings: [RegExp, string][] = [
  [/[éèêë]/g, 'e'],
  [/[àáâ]/g, 'a'],
  [/[òóôõ]/g, 'o'],
  [/[ùúûü]/g, 'y'],
  [/[ìíîï]/g, 'i'],
  [/ä/g, 'e'],
  [/ö/g, 'ø'],
  [/æ/g, 'e'],
  // «Vedlegg» does not end as «farleg» does.
  [/legg/g, 'læg'],
  [/^frem/, 'fram'],
  [/^fore(?=..)/, 'føre'],
  [/hv/g, 'kv'],
  [/gjev/g, 'giv'],
  [/([bdfghklmnprstv])ju(?=[bdfghklmnprstv])/g, '$1y'],
  [/([bdfghklmnprstv])j(?=[aeiouyøå])/g, '$1'],
  [/hj/g, 'h'],
  [/ei/g, 'e'],
  [/øy/g, 'ø'],
  [/au/g, 'ø'],
  [/vn/g, 'mn'],
  [/w/g, 'v'],
  [/([bcdfghjklmnpqrstvxz])\1/g, '$1'],
];

/** Endings that make one word of another: the forms have different ones for the same. */
const derivations: [RegExp, string][] = [
  [/(?<=..)het(?:s|a|en|er|ar|ene|ane|ens|enes)?$/, ''],
  [/(?<=...)lek(?:s|en|ar|ane|ens)?$/, ''],
  [
    /(?<=....)(?<!l[ei]g)er(?:e|er|t|te|es|ast|ande|ende|bar|bart|bare|ing|inga|ingen|ingar|inger|ingane|ingene|ings)$/,
    '',
  ],
  [/(?<=..)l[ei]g(?:t|e|ere|are|est|ast|este|aste|vis)?$/, ''],
  [/(?<=..)(?:els[ei]|elsar|elsen|elser|elsene|elsane|elsens)s?$/, ''],
  [/(?<=..[^aeiouyøå])n?ing(?:s|a|en|ar|er|ane|ene|as|ens|anes|enes)?$/, ''],
  [/(?<=..)n?ing(?:s|a|en|ar|er|ane|ene|as|ens|anes|enes)?$/, ''],
  [/(?<=..)s[ao]m(?:t|e|ere|are)?$/, 'sam'],
];
const endings =
  /(?<=...)(?:aranes|erenes|arane|erane|erene|arens|erens|andes|endes|aren|eren|arar|erar|arer|erne|ande|ende|aste|este|ane|ene|ens|ers|ars|ets|are|ere|ast|est|ar|er|en|et|es|or|as|te|de|dd|ad|a|e|s|i)$/;

/** Of those who do something: «leiarane», «lederne», «leiaren». */
const doer = (word: string) =>
  /[enrs]$/.test(word)
    ? word.replace(/(?<=..)(?:erne|eren|erene)s?$/, 'er').replace(/(?<=..)(?:arar|aren|arane)s?$/, 'ar')
    : word;
const spelled = (word: string) => spellings.reduce((text, [from, to]) => text.replace(from, to), word);

const remembered = 20_000;

/** The same from `make` without making it again, for the last words asked. */
export function remembering<T>(make: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const made = make(word);
    if (known.size >= remembered) known.clear();
    known.set(word, made);
    return made;
  };
}

/** The stem of a spelled word, which inflection and written form do not change. */
const stemmed = remembering((word) => {
  let stem = doer(word);
  for (const [from, to] of derivations) {
    const shorter = stem.replace(from, to);
    if (shorter !== stem) {
      stem = shorter;
      break;
    }
  }
  const short = norwegian.stem(stem);
  if (short.length > 3 && !stem.endsWith('ig')) stem = short;
  stem = stem.replace(endings, '');
  return stem
    .replace(/(?<=..er|..el|..en|..ig|..[gkmv])t$|(?<=..[gmv])d$/, '')
    .replace(/(?<=..[nrl])d$/, 't')
    .replace(/(?<=[bdfgkmnprstv])el$/, 'l')
    .replace(/(?<=[bdfgkmprstv])er$/, 'r');
});

/** What short words may end in; their stems are too short to tell words apart, so each form is listed. */
const nounEndings = 'e a en et er ar ene ane'.split(' ');
const verbEndings = 'ne t te de s es ast ende ande ing inga ingen inger ingar else elsen elser'.split(' ');
const isShort = (stem: string) => stem.length < 4;

function readLexicon() {
  /** Which stems mean the same: each leads to one of them. */
  const same = new Map<string, string>();
  /** What the listed forms lead to: as they are written, and spelled as parts of compounds. */
  const exact = new Map<string, string>();
  const inflected = new Map<string, string>();
  const parts = new Map<string, string>();
  const inCompounds = new Map<string, string>();
  const leadOf = (stem: string) => leadAmong(same, stem);
  const listed = pairs
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]);
  // The longest first: a form of a short word may be a word of its own.
  for (const forms of listed.toSorted(([one], [other]) => other.length - one.length)) {
    const spelledForms = forms.map(spelled) as [string, string];
    const stems = spelledForms.map(stemmed) as [string, string];
    const known = forms.map((form) => exact.get(form)).find((found) => found !== undefined);
    const lead = leadOf(known ?? (isShort(stems[0]) ? spelledForms[0] : stems[0]));
    for (const [at, form] of forms.entries()) {
      const before = exact.get(form);
      if (before !== undefined && leadOf(before) !== lead) same.set(leadOf(before), lead);
      exact.set(form, lead);
      const stem = stems[at] as string;
      if (!isShort(stem)) same.set(leadOf(stem), lead);
      else if (forms[0] !== forms[1] || (form.length > 2 && !common.has(form))) {
        const root = form.replace(/(?<=..)[ea]$/, '');
        for (const ending of [...nounEndings, ...verbEndings])
          if (!inflected.has(root + ending)) inflected.set(root + ending, lead);
        for (const ending of nounEndings) inCompounds.set(spelled(root + ending), lead);
      }
    }
    same.set(lead, lead);
  }
  for (const [form, lead] of inCompounds) if (form.length > 5) parts.set(form, lead);
  for (const [form, lead] of exact) if (form.length > 3) parts.set(spelled(form), lead);
  for (const noun of shortNouns)
    for (const ending of ['', ...nounEndings]) parts.set(spelled(noun + ending), leadOf(exact.get(noun) ?? noun));
  // «Skulle» is spelled as «skule» is, which begins many.
  const apart = new Set([...common, ...neverInCompounds].filter((word) => word !== 'skulle').map(spelled));
  for (const form of apart) parts.delete(form);
  const otherStems = [...same.keys()].flatMap((stem) => {
    const key = leadOf(stem);
    return key === stem ? [] : [[stem, key] as const];
  });
  return { same, exact, inflected, parts, apart, otherStems };
}

let read: ReturnType<typeof readLexicon> | undefined;
/** Read by the first who searches: it takes longer than the rest of what a server loads. */
const lexicon = () => (read ??= readLexicon());

function leadAmong(same: Map<string, string>, stem: string): string {
  let lead = stem;
  for (let next = same.get(lead); next !== undefined && next !== lead; next = same.get(lead)) lead = next;
  return lead;
}
const leadOf = (stem: string) => leadAmong(lexicon().same, stem);

/** Between the parts of a compound. */
const joints = ['', 's', 'e', 'ar', 'er'];
const jointsAfterS = ['s', '', 'e', 'ar', 'er'];
const takesS = /(?:ing|het|skap|dom|son|tet|els)$/;
const shortest = 3;
const longCompound = 8;
/** What looks like a word and is an ending. */
const onlyEnding =
  /^(?:n?ing(?:a|en|er|ar|ane|ene|s)?|het(?:a|en|er|ar|ane|ene|s)?|l[ei]g(?:e|t|vis|ere|are|ast|est|aste|este)?|els(?:e|en|er|ene)|s[ao]m(?:t|e)?|sk?[ji]on(?:a|en|er|ar|ane|ene)?|skap(?:a|et|en|er|ar)?|dom(?:en|er|ar)?|[bdfgklmnprstv]?(?:ene|ane|en|et|er|ar|ast|est|ande|ende|aste|este|ere|are|arar|erar|aren|eren|arane|erane|ade|ede|tat|teke|tekn)s?)$/;

const isKnown = (stem: string) => !isShort(stem) && lexicon().same.has(stem);
const isPart = (word: string) =>
  !lexicon().apart.has(word) &&
  !lexicon().apart.has(stemmed(word)) &&
  !onlyEnding.test(word) &&
  (lexicon().parts.has(word) || lexicon().parts.has(doer(word)) || (word.length > 3 && isKnown(stemmed(word))));

/** Whether an unknown word may be the rest of a compound. */
const mayFollow = (rest: string, joint: string) =>
  rest.length > 4 && !onlyEnding.test(rest) && (joint === '' || (joint === 's' && /^[bdfghjklmnprtv]/.test(rest)));

/** @returns the first part and what is left, when the word begins with a listed one; the longest is taken */
function firstPart(word: string): [string, string] | undefined {
  for (const accepts of [isPart, mayFollow])
    for (let length = word.length - shortest; length >= shortest; length--) {
      const part = word.slice(0, length);
      if (!lexicon().parts.has(part) || (accepts === mayFollow && length < 4)) continue;
      for (const joint of takesS.test(part) ? jointsAfterS : joints) {
        const rest = word.slice(length + joint.length);
        if (word.startsWith(joint, length) && accepts(rest, joint)) return [part, rest];
      }
    }
  return undefined;
}

/** Verbs and nouns of foreign origin end in what looks like a Norwegian word. */
const borrowed = /(?<=...)(?:er(?:e|er|te?|ende|ande|bare?|ing\w*)|[aei]?s?[jk]?on(?:en|er|ar|ene|ane)?)$/;

/** @returns the last part of a word that begins with an unknown one */
function lastPart(word: string): [string, string] | undefined {
  for (let at = shortest; at <= word.length - shortest; at++) {
    const rest = word.slice(at);
    if (isPart(rest)) return [word.slice(0, at), leadOf(lexicon().parts.get(rest) ?? stemmed(rest))];
  }
  return undefined;
}

/** The key of a whole word, and those of its parts when it is a compound. */
export type Fold = { key: string; parts: string[] };

/** @param word in lower case. @returns the same for both written forms of Norwegian and for every ending */
export const foldNorwegian = remembering((word): Fold => {
  const { key, parts } = foldOf(spelled(word), 0);
  return { key: listedKeyOf(word) ?? key, parts };
});

/** Whether a word is listed, or made of listed ones alone: then it is no slip of another. @param word in lower case */
export const isListed = (word: string): boolean =>
  lexicon().exact.has(word) || lexicon().inflected.has(word) || consistsOfListed(spelled(word), 0);

function consistsOfListed(text: string, depth: number): boolean {
  if (isPart(text)) return true;
  if (text.length < 2 * shortest || depth > 3) return false;
  for (let length = text.length - shortest; length >= shortest; length--) {
    if (!lexicon().parts.has(text.slice(0, length))) continue;
    for (const joint of joints)
      if (text.startsWith(joint, length) && consistsOfListed(text.slice(length + joint.length), depth + 1)) return true;
  }
  return false;
}

/** The key of a word, when it or what it is a form of is listed. @param word in lower case */
export function listedKeyOf(word: string): string | undefined {
  const listedAs = lexicon().exact.get(word) ?? lexicon().inflected.get(word) ?? lexicon().exact.get(doer(word));
  return listedAs && leadOf(listedAs);
}

/** The key of a word that is no compound; takes a tenth of the time. @param word in lower case */
export function foldSimple(word: string): string {
  const text = spelled(word);
  return listedKeyOf(word) ?? leadOf(lexicon().parts.get(text) ?? lexicon().parts.get(doer(text)) ?? stemmed(text));
}

/** The stems that lead to the key of another, and that key. */
export const otherStems = () => lexicon().otherStems;

function foldOf(word: string, depth: number): Fold {
  const stem = stemmed(word);
  const listedAs = lexicon().parts.get(word) ?? lexicon().parts.get(doer(word)) ?? (isKnown(stem) ? stem : undefined);
  if (listedAs !== undefined) return { key: leadOf(listedAs), parts: depth > 3 ? [] : partsOf(word, depth) };
  if (word.length < 2 * shortest || depth > 3) return { key: stem, parts: [] };
  const first = firstPart(word);
  if (first) {
    const [start, rest] = first.map((part) => foldOf(part, depth + 1)) as [Fold, Fold];
    return { key: start.key + rest.key, parts: [start.key, ...start.parts, rest.key, ...rest.parts] };
  }
  const last = borrowed.test(word) ? undefined : lastPart(word);
  if (last) return { key: stemmedStart(last[0]) + last[1], parts: [stemmedStart(last[0]), last[1]] };
  return { key: stem, parts: [] };
}

/** The parts of a listed word that is a compound of listed ones. */
function partsOf(word: string, depth: number): string[] {
  const split = word.length < longCompound ? undefined : firstPart(word);
  return split && isPart(split[1]) ? split.flatMap((part) => foldOf(part, depth + 1).key) : [];
}

/** The beginning of a compound without what joins it to the rest. */
const stemmedStart = (part: string) => (part.length > shortest ? part.replace(/(?<=...)[se]$/, '') : part);

/** @param word in lower case */
export const foldEnglish = remembering((word) => english.stem(word.replace(/['’]s$/, '')));

export const foldSpelling = spelled;

let forms: Map<string, string[]> | undefined;

/** How else a word is written in the two forms, as far as it is listed. @param word in lower case */
export function otherFormsOf(word: string): string[] {
  if (!forms) {
    forms = new Map();
    for (const [form, lead] of lexicon().exact) {
      const same = forms.get(leadOf(lead));
      if (same) same.push(form);
      else forms.set(leadOf(lead), [form]);
    }
  }
  const start = word.slice(0, 3);
  const others = (forms.get(foldNorwegian(word).key) ?? []).filter(
    (form) => !form.startsWith(word) && !word.startsWith(form),
  );
  // One that begins in another way tells more than one that ends in another way.
  return others.toSorted((a, b) => Number(a.startsWith(start)) - Number(b.startsWith(start))).slice(0, 3);
}
