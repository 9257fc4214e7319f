import { counties } from '@krets/shared/counties';
import { intlLocales } from '@krets/shared/intl-locales';
import { type Language, languages, type ProtocolKey, protocolKeys } from '@krets/shared/kinds';
import { protocolOf } from '@krets/shared/protocols';
import { Texts } from '../platform/i18n/translate.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import nn from './locales/nn.json' with { type: 'json' };

const texts = new Texts({ nn, nb, en });

/** Without the name of the area. */
export type Key = keyof typeof nn extends infer Full ? (Full extends `overview.${infer Own}` ? Own : never) : never;

/** The words of the open pages in one language. */
export class Words {
  readonly #day: Intl.DateTimeFormat;
  readonly #list: Intl.ListFormat;

  constructor(readonly language: Language) {
    this.#day = new Intl.DateTimeFormat(intlLocales[language], { dateStyle: 'long', timeZone: 'Europe/Oslo' });
    this.#list = new Intl.ListFormat(intlLocales[language]);
  }

  t(key: Key, values?: Record<string, string | number>): string {
    return texts.text(this.language, `overview.${key}`, values);
  }

  /** The text of one of a closed list, such as a kind. */
  of(list: string, code: string): string {
    const key = `overview.${list}.${code}`;
    return texts.has(key) ? texts.text(this.language, key) : code;
  }

  form(code: string): string {
    return isProtocol(code) ? protocolOf(code).title[this.language] : this.of('form', code);
  }

  day(at: Date): string {
    return this.#day.format(at);
  }

  list(items: string[]): string {
    return this.#list.format(items);
  }

  county(number: string): string {
    return counties.find((county) => county.number === number)?.name ?? number;
  }
}

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
