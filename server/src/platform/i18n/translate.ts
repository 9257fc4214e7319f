import { intlLocales } from '@krets/shared/intl-locales';
import { type Language, languages } from '@krets/shared/kinds';
import { type I18n, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

type Catalogues<K extends string> = Record<Language, Record<K, string>>;
type Values = Record<string, string | number>;

/** The texts of an area, from catalogues of the same form as the web's. Compiled at first use. */
export class Texts<K extends string> {
  readonly #byLanguage: Record<Language, I18n>;

  constructor(private readonly catalogues: Catalogues<K>) {
    const entries = languages.map((language) => {
      const i18n = setupI18n().setMessagesCompiler(compileMessage);
      i18n.loadAndActivate({ locale: language, locales: intlLocales[language], messages: catalogues[language] });
      return [language, i18n] as const;
    });
    this.#byLanguage = Object.fromEntries(entries) as Record<Language, I18n>;
  }

  /** @throws Error that names the key when the catalogue does not have it */
  text(language: Language, key: K, values: Values = {}): string {
    if (!this.has(key)) throw new Error(`There is no text ${key}.`);
    return this.#byLanguage[language]._(key, values);
  }

  has(key: string): key is K {
    return key in this.catalogues.nn;
  }
}
