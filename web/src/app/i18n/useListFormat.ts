import { intlLocales } from '@krets/shared/intl-locales';
import { useLanguage } from './messages.js';

/** Joins words into a list in the reader's language: «spørsmål, erfaringar og idear». */
export function useListFormat() {
  const language = useLanguage();
  return (words: readonly string[]) => new Intl.ListFormat(intlLocales[language]).format(words);
}
