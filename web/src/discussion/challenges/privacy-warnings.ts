/** Finds what may identify a person in a text. Runs on this device only; nothing is sent. */
export type Warning = { kind: 'nationalId' | 'email' | 'phone' | 'name' | 'sickLeave' | 'ownAgency'; found: string };

const email = /[\p{L}\d._%+-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+/gu;
const digits = /(?<![\d.,])(?:\+?\d[ \u00a0]?){8,15}(?![\d])/g;
const sickLeave = /\b(sjukmeld|sykmeld|sykemeld|sick[- ]leave|signed off sick)\p{L}*/giu;
/** Two or three capitalised words in a row, hyphens and Sámi letters too. */
const twoCapitals =
  /(?<![\p{L}\d])\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,3}(?!\p{L})/gu;

/** Words that begin a sentence and come before a name without being a part of it. */
const sentenceStarts =
  /^(Då|Da|Når|Men|Og|So|Så|At|Eg|Jeg|Vi|Han|Ho|Hun|Dei|De|Det|Den|I|På|Til|Frå|Fra|Med|Om|Kva|Hva|The|And|But|When|If|For) /u;
/** Capitalised words that are places and public bodies and are frequent in such texts. */
const noNames =
  /^(Nord|Sør|Aust|Vest|Møre|Stor|Store|Ny|Nye|New)\b|\b(Norge|Noreg|Norway|Norden|Europa|Stortinget|Regjeringa|Regjeringen|Office|Teams|Windows)\b/u;

/** @param agencyNames the member's own organisation, in every language it has a name in */
export function warningsIn(text: string, agencyNames: readonly string[] = []): Warning[] {
  const warnings: Warning[] = [];
  const add = (kind: Warning['kind'], found: string) => {
    const known = warnings.some((warning) => warning.kind === kind && warning.found === found);
    if (!known) warnings.push({ kind, found });
  };
  for (const [found] of text.matchAll(email)) add('email', found);
  for (const [found] of text.matchAll(digits)) {
    const count = found.replace(/\D/g, '').length;
    if (count === 11 && !found.includes('+')) add('nationalId', found.trim());
    else if (isPhone(found.trim(), count)) add('phone', found.trim());
  }
  for (const [found] of text.matchAll(twoCapitals)) {
    const name = found.replace(sentenceStarts, '');
    if (name.includes(' ') && !isAgency(name, agencyNames) && !noNames.test(name)) add('name', name);
  }
  for (const [found] of text.matchAll(sickLeave)) add('sickLeave', found);
  for (const name of agencyNames) if (names(text, name)) add('ownAgency', name);
  return warnings;
}

/** Norwegian numbers have eight digits and begin with 2 to 9; with a country code they may have more. */
const isPhone = (found: string, count: number) =>
  found.startsWith('+') ? count >= 9 : (count === 8 && /^[2-9]/.test(found)) || (count > 9 && found.startsWith('00'));

const isAgency = (found: string, agencyNames: readonly string[]) => agencyNames.some((name) => name.includes(found));

function names(text: string, agency: string): boolean {
  const escaped = agency.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return agency !== '' && new RegExp(`(?<!\\p{L})${escaped}`, 'iu').test(text);
}
