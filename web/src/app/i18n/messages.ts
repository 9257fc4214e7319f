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

type Part = 'daily' | 'other';

/** The texts of the daily pages, and those that only the other pages name (`build/daily-messages.js`). */
const catalogues: Record<Part, Record<Language, () => Promise<{ default: unknown }>>> = {
  daily: {
    nn: () => import('../../generated/locales/nn.json'),
    nb: () => import('../../generated/locales/nb.json'),
    en: () => import('../../generated/locales/en.json'),
  },
  other: {
    nn: () => import('../../generated/locales/nn-other.json'),
    nb: () => import('../../generated/locales/nb-other.json'),
    en: () => import('../../generated/locales/en-other.json'),
  },
};

const translate: Translate = (key, ...values) => i18n._(key, values[0] as Record<string, unknown> | undefined);

const wanted = new Set<Part>(['daily']);
const loaded = new Set<string>();

async function loadParts(language: Language): Promise<void> {
  const missing = () => [...wanted].filter((part) => !loaded.has(`${language} ${part}`));
  for (let parts = missing(); parts.length > 0; parts = missing()) {
    const load = async (part: Part) => {
      const { default: messages } = await catalogues[part][language]();
      i18n.load(language, messages as CompiledMessages);
      loaded.add(`${language} ${part}`);
    };
    await Promise.all(parts.map(load));
  }
}

/** Loads the texts of this language only, and makes it the active one. */
export async function loadLocale(language: Language): Promise<void> {
  await loadParts(language);
  if (i18n.locale !== language) i18n.activate(language, intlLocales[language]);
  saveLanguage(language);
}

/** From now on also the texts of pages that are not daily. Before there is a language they are loaded with it. */
export async function loadOtherMessages(): Promise<void> {
  wanted.add('other');
  if (i18n.locale) await loadParts(i18n.locale as Language);
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
