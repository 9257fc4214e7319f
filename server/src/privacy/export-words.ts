import { counties } from '@krets/shared/counties';
import { intlLocales } from '@krets/shared/intl-locales';
import type { Language } from '@krets/shared/kinds';
import { Texts } from '../platform/i18n/translate.js';
import type { Wording } from './json-to-markdown.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import nn from './locales/nn.json' with { type: 'json' };

const texts = new Texts({ nn, nb, en });

/** Fields whose values are codes of the product; in every other field the same letters would be somebody's own words. */
const coded = new Set([
  'kind',
  'role',
  'stage',
  'as',
  'state',
  'status',
  'detail',
  'language',
  'basis',
  'rotation',
  'confidence',
  'admission',
  'notice',
  'level',
  'leaderLevel',
  'themes',
  'choice',
  'digest',
  'givenTo',
]);
/** Fields for programs only. */
const unshown = new Set(['id', 'networkId', 'madeBy']);

/** The catalogues list the fields as one reads them. */
const reading = Object.keys(nn);

/** The words of a Markdown export in one language: headings for the fields of its data, and values as people write them. */
export class ExportWords implements Wording {
  readonly title: string;
  readonly none: string;
  readonly #moment: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;

  constructor(private readonly language: Language) {
    this.title = texts.text(language, 'privacy.title');
    this.none = texts.text(language, 'privacy.none');
    const date = { dateStyle: 'long', timeZone: 'Europe/Oslo' } as const;
    this.#moment = new Intl.DateTimeFormat(intlLocales[language], { ...date, timeStyle: 'short' });
    this.#day = new Intl.DateTimeFormat(intlLocales[language], { dateStyle: 'long', timeZone: 'UTC' });
  }

  isShown(field: string): boolean {
    return !unshown.has(field);
  }

  label(field: string): string {
    const key = `privacy.label.${field}`;
    return texts.has(key) ? texts.text(this.language, key) : field;
  }

  order(field: string): number {
    const at = reading.indexOf(`privacy.label.${field}`);
    return at < 0 ? reading.length : at;
  }

  value(field: string, value: string | number | boolean): string {
    if (typeof value === 'boolean') return texts.text(this.language, value ? 'privacy.yes' : 'privacy.no');
    const text = String(value);
    if (field === 'county') return counties.find(({ number }) => number === text)?.name ?? text;
    if (/(?:^a|A)t$/.test(field)) return this.#moment.format(new Date(text)).replace(/(\d\d):(\d\d)$/, this.#clock);
    if (field === 'dueOn') return this.#day.format(new Date(text));
    const key = `privacy.value.${text}`;
    return coded.has(field) && texts.has(key) ? texts.text(this.language, key) : text;
  }

  readonly #clock = (time: string) => (this.language === 'en' ? time : time.replace(':', '.'));
}
