import { describe, expect, it } from '@jest/globals';
import { isMentioned } from '@krets/shared/mentions';
import { cleanAddress, cleanAll, cleanLine, cleanLink, cleanText, codeIn, isVisible } from '@krets/shared/text';
import { seededRandom } from '../bench/seeded-random.js';
import { hostileText } from '../support/hostile-text.js';

describe('a text', () => {
  it.each<[string, string, string]>([
    ['a line of PowerPoint', 'Første punkt\u000bAndre punkt', 'Første punkt\nAndre punkt'],
    ['a page of Word', 'ei side\u000cei til', 'ei side\nei til'],
    ['line ends of all systems', 'a\r\nb\rc\u0085d\u2028e\u2029f', 'a\nb\nc\nd\ne\nf'],
    ['control characters of Word and PDF', 'sam\u001farbeid a\u001eb sam\u0002arbeid', 'samarbeid ab samarbeid'],
    ['tabs', 'a\tb', 'a\tb'],
    ['decomposed letters', 'møtera\u030ad Sta\u030ale', 'møteråd Ståle'],
    ['letters parted by something unseen', 'a\u200b\u030a', 'å'],
    ['half a character', 'a\ud83db', 'ab'],
    ['NUL and a noncharacter', 'a\u0000b\uffffc', 'abc'],
    ['what turns the direction', 'faktura \u202egpj.exe\u202c og \u2067x\u2069', 'faktura gpj.exe og x'],
    ['an address as Windows copies it', '\u202akari@example.no\u202c', 'kari@example.no'],
    ['a mark in a text from left to right', 'pris\u200e: 5', 'pris: 5'],
    ['a mark in a text from right to left', 'שלום\u200f!', 'שלום\u200f!'],
    ['soft hyphens and zero widths', 'sam\u00adar\u200bbeids\ufeff\u2060rom', 'samarbeidsrom'],
    ['joiners between Latin letters', 'Ka\u200cri\u200d', 'Kari'],
    ['a joiner in Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['a joiner in Hindi', 'क्\u200dष', 'क्\u200dष'],
    ['families, flags and keycaps', '👩🏽‍💻 👨‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ ❤️ ©️', '👩🏽‍💻 👨‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ ❤️ ©️'],
    ['a selector after a letter', 'Kari\ufe0f', 'Kari'],
    ['a text written in tags', 'Hei\u{e0073}\u{e0065}\u{e007f}', 'Hei'],
    ['a bullet of Word', '\uf0b7\tførst', '•\tførst'],
    ['the placeholder of a picture', 'sjå \ufffc her', 'sjå  her'],
    ['indentation and spaces at the end', '    a  \n\tb  ', '    a  \n\tb  '],
    ['a space that holds a number together', '10\u00a0000\u202fkr', '10\u00a0000\u202fkr'],
  ])('with %s comes out as it was meant', (_, given, meant) => {
    expect(cleanText(given)).toBe(meant);
  });

  it.each([
    ['digdir.no', 'https://digdir.no'],
    ['www.digdir.no/leiing?år=2026#no', 'https://www.digdir.no/leiing?år=2026#no'],
    [' example.org:8443/a b ', 'https://example.org:8443/a b'],
    ['blåbær.no', 'https://blåbær.no'],
    ['http://example.org', 'http://example.org'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['kari@example.org', 'kari@example.org'],
    ['sjå i mappa', 'sjå i mappa'],
  ])('that is a link gets its beginning: %s', (given, meant) => {
    expect(cleanLink(given)).toBe(meant);
  });

  it('is one line where only one is possible', () => {
    expect(cleanLine(' Leiing\u000bi\u00a0\u3000praksis\t\n')).toBe('Leiing i praksis');
    expect(cleanLine('Kari\u3164Nordmann')).toBe('Kari Nordmann');
  });

  it.each([
    '\u200b',
    '\u200c\u200d',
    '\u00ad',
    '\u2060',
    '\u200e',
    '\u3164',
    '\u2800',
    '\ufe0f',
    '\ufeff',
    '\u00a0',
    ' \n\t',
    '\u{e0020}',
    '\u180e',
    '\u034f',
    '\u115f\u1160',
    '\u2003\u3000',
  ])('of %j alone shows nothing', (text) => {
    expect(isVisible(text)).toBe(false);
    expect(isVisible(cleanText(text))).toBe(false);
  });

  it.each(['a', '.', '👍', '❤️', 'ا', '5', '-', '\u0301'])('of %j alone shows something', (text) => {
    expect(isVisible(cleanText(text))).toBe(true);
  });

  it('is clean after one cleaning, and has nothing in it that no one can see', () => {
    const random = seededRandom(14);
    for (let i = 0; i < 2_000; i++) {
      const given = hostileText(random);
      const text = cleanText(given);
      expect(cleanText(text)).toBe(text);
      expect(text).toBe(text.normalize('NFC'));
      expect(text.isWellFormed()).toBe(true);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
      const line = cleanLine(given);
      expect(cleanLine(line)).toBe(line);
      expect(line).not.toMatch(/^\s|\s$|[^\S ]|\s\s/);
      expect(isVisible(text)).toBe(isVisible(cleanText(`\u200b${given}`)));
    }
  });

  it('is cleaned wherever it is in an input', () => {
    const at = new Date();
    expect(cleanAll({ input: { body: 'a\r', mentions: ['b\u200b'], n: 1, none: null, at } })).toEqual({
      input: { body: 'a\n', mentions: ['b'], n: 1, none: null, at },
    });
  });
});

describe('an address', () => {
  it.each([
    ['å in two signs', 'a\u030asa.test@example.no', 'åsa.test@example.no'],
    ['capitals and spaces around', '  Ola.TEST@Example.NO\n', 'ola.test@example.no'],
    ['invisible signs', '\u202akari\u200b@exam\u200dple.no\u202c', 'kari@example.no'],
    ['a name before it', 'Kari Nordmann <kari4@example.no>', 'kari4@example.no'],
    ['a name with a comma', '"Nordmann, Kari" <kari4@example.no>;', 'kari4@example.no'],
    ['a semicolon after it', 'kari5@example.no; ', 'kari5@example.no'],
    ['a full stop after it', 'kari5@example.no.', 'kari5@example.no'],
    ['what a mail link begins with', 'mailto:kari@example.no', 'kari@example.no'],
    ['Norwegian letters in the domain', 'kari@Blåbær.no', 'kari@xn--blbr-roah.no'],
    ['the same in ASCII', 'kari@XN--blbr-roah.no', 'kari@xn--blbr-roah.no'],
    ['the same, decomposed', 'kari@bla\u030abær.no', 'kari@xn--blbr-roah.no'],
    ['a plus and an apostrophe', "o'hara+krets@example.no", "o'hara+krets@example.no"],
  ])('with %s has one form', (_, given, form) => {
    expect(cleanAddress(given)).toBe(form);
    expect(cleanAddress(cleanAddress(given))).toBe(form);
  });

  it('is not chosen among several', () => {
    for (const several of ['Kari <kari@example.no>; Ola <ola@example.no>', 'kari@example.no, ola@example.no'])
      expect(cleanAddress(several)).toMatch(/@.*@/);
  });

  it('is one after one cleaning, whatever it was', () => {
    const random = seededRandom(15);
    for (let i = 0; i < 1_000; i++) {
      const once = cleanAddress(`${hostileText(random)}@${hostileText(random)}`);
      expect(cleanAddress(once)).toBe(once);
    }
  });
});

describe('a sign-in code', () => {
  it.each([
    ['with nothing around', '12345678'],
    ['with spaces', ' 1234 5678 '],
    ['with a space that does not break', '1234\u00a05678'],
    ['with a hyphen', '1234-5678'],
    ['with a dash', '1234–5678'],
    ['with something unseen', '\u200b12345678'],
    ['in the sentence of the e-mail', 'Koden din er 12345678. Han varer i 10 minutt.'],
    ['with a date before it', '2026-11-28 Koden din er 12345678'],
    ['in wide digits', '１２３４５６７８'],
  ])('is found %s', (_, pasted) => {
    expect(codeIn(pasted)).toBe('12345678');
  });

  it.each(['', '1234567', '123456789', 'Koden din er'])('is not found in %j', (pasted) => {
    expect(codeIn(pasted)).toBeUndefined();
  });
});

describe('a mention', () => {
  it.each([
    ['@Kari Nordmann, kan du?', true],
    ['Kan du, @Kari?', true],
    ['Kan du @Kari sjå på det', true],
    ['(@Kari Nordmann)', true],
    ['@Kari Nordmannsen', false],
    ['@Kari Hansen', false],
    ['@Karianne', false],
    ['Kari Nordmann', false],
    ['', false],
  ])('in %j: %s', (text, mentioned) => {
    expect(isMentioned(text, 'Kari Nordmann')).toBe(mentioned);
  });

  it('is found in whatever form the letters have, and of nobody without a name', () => {
    expect(isMentioned('@Sta\u030ale', 'Ståle')).toBe(true);
    expect(isMentioned('@', '')).toBe(false);
  });
});
