import type { Language } from '@krets/shared/kinds';
import { i18n, type Messages } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import type { Words } from '../generated/words.js';
import { keepLanguage } from './language.js';

export type WordKey = keyof Words;
type Values<K extends WordKey> = Words[K] extends null ? [] : [values: Exclude<Words[K], null>];
/** Says the words of a key in the active language. */
export type Say = <K extends WordKey>(key: K, ...values: Values<K>) => string;

const catalogues: Record<Language, () => Promise<{ default: unknown }>> = {
  nn: () => import('../generated/words/nn.json'),
  nb: () => import('../generated/words/nb.json'),
  en: () => import('../generated/words/en.json'),
};

const say: Say = (key, ...values) => i18n._(key, values[0] as Record<string, unknown> | undefined);

/** Loads the language's catalogue, and no other, and makes it the active one. */
export async function speak(language: Language): Promise<void> {
  if (i18n.locale !== language) {
    const { default: messages } = await catalogues[language]();
    i18n.loadAndActivate({ locale: language, messages: messages as Messages });
  }
  keepLanguage(language);
}

/** Renders again when the language changes. */
export function useWords(): Say {
  const { i18n: active } = useLingui();
  const language = active.locale;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function per language lets memoised readers notice the change
  return useMemo<Say>(
    () =>
      (key, ...values) =>
        say(key, ...values),
    [language],
  );
}

export function useLanguage(): Language {
  return useLingui().i18n.locale as Language;
}
