import { intlLocales } from '@krets/shared/intl-locales';
import type { Language } from '@krets/shared/kinds';
import { type Messages as CompiledMessages, i18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import type { Messages } from '../../generated/messages.js';
import { saveLanguage } from './language.js';

export type MessageKey = keyof Messages;
type Values<K extends MessageKey> = Messages[K] extends null ? [] : [values: Exclude<Messages[K], null>];
/** Returns the message of a key in the active language. */
export type Translate = <K extends MessageKey>(key: K, ...values: Values<K>) => string;

const catalogues: Record<Language, () => Promise<{ default: unknown }>> = {
  nn: () => import('../../generated/locales/nn.json'),
  nb: () => import('../../generated/locales/nb.json'),
  en: () => import('../../generated/locales/en.json'),
};

const translate: Translate = (key, ...values) => i18n._(key, values[0] as Record<string, unknown> | undefined);

/** Loads the catalogue of this language only, and makes it the active one. */
export async function loadLocale(language: Language): Promise<void> {
  if (i18n.locale !== language) {
    const { default: messages } = await catalogues[language]();
    i18n.loadAndActivate({
      locale: language,
      locales: intlLocales[language],
      messages: messages as CompiledMessages,
    });
  }
  saveLanguage(language);
}

/** Renders again when the language changes. */
export function useTranslate(): Translate {
  const { i18n: active } = useLingui();
  const language = active.locale;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function per language lets memoised readers notice the change
  return useMemo<Translate>(
    () =>
      (key, ...values) =>
        translate(key, ...values),
    [language],
  );
}

export function useLanguage(): Language {
  return useLingui().i18n.locale as Language;
}
