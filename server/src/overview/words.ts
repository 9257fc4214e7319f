import { counties } from '@krets/shared/counties';
import { intlLocales } from '@krets/shared/intl-locales';
import { type Language, languages, type ProtocolKey, protocolKeys } from '@krets/shared/kinds';
import { protocolOf } from '@krets/shared/protocols';
import { Texts } from '../platform/i18n/translate.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import nn from './locales/nn.json' with { type: 'json' };

const texts = new Texts({ nn, nb, en });

/** Formatted dates that are remembered. */
const mostDays = 5_000;

/** Without the name of the area. */
export type Key = keyof typeof nn extends infer Full ? (Full extends `overview.${infer Own}` ? Own : never) : never;

/** The words of the open pages in one language. */
export class Words {
  readonly #day: Intl.DateTimeFormat;
  readonly #list: Intl.ListFormat;
  /** Texts without values: a page has two hundred. */
  readonly #plain = new Map<string, string>();
  readonly #days = new Map<number, string>();

  constructor(readonly language: Language) {
    this.#day = new Intl.DateTimeFormat(intlLocales[language], { dateStyle: 'long', timeZone: 'Europe/Oslo' });
    this.#list = new Intl.ListFormat(intlLocales[language]);
  }

  t(key: Key, values?: Record<string, string | number>): string {
    return values ? texts.text(this.language, `overview.${key}`, values) : this.#text(`overview.${key}`);
  }

  /** The text of one of a closed list, such as a kind. */
  of(list: string, code: string): string {
    const key = `overview.${list}.${code}`;
    return texts.has(key) ? this.#text(key) : code;
  }

  form(code: string): string {
    return isProtocol(code) ? protocolOf(code).title[this.language] : this.of('form', code);
  }

  day(at: Date): string {
    const hour = Math.floor(at.getTime() / 3_600_000);
    const found = this.#days.get(hour) ?? this.#day.format(at);
    if (this.#days.size >= mostDays) this.#days.clear();
    this.#days.set(hour, found);
    return found;
  }

  list(items: string[]): string {
    return this.#list.format(items);
  }

  #text(key: Parameters<typeof texts.text>[1]): string {
    const found = this.#plain.get(key) ?? texts.text(this.language, key);
    this.#plain.set(key, found);
    return found;
  }

  county(number: string): string {
    return counties.find((county) => county.number === number)?.name ?? number;
  }
}

const all = new Map(languages.map((language) => [language, new Words(language)]));

/** Made once: finding the formats of a language takes longer than a page. */
export const wordsIn = (language: Language): Words => all.get(language) ?? new Words(language);

const isProtocol = (code: string): code is ProtocolKey => (protocolKeys as readonly string[]).includes(code);

/** What the address asks for, else what the browser prefers, else Nynorsk. */
export function languageOf(asked: unknown, accepted: string | undefined): Language {
  const known = languages.find((language) => language === asked);
  if (known) return known;
  for (const preferred of (accepted ?? '').toLowerCase().split(',')) {
    const code = preferred.trim().slice(0, 2);
    if (code === 'no') return 'nb';
    const found = languages.find((language) => language === code);
    if (found) return found;
  }
  return 'nn';
}
