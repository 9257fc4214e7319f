import { useLanguage } from './messages.js';

/** Joins words as the reader's language joins them: «spørsmål, erfaringar og idear». */
export function useListFormat() {
  const language = useLanguage();
  return (words: readonly string[]) => new Intl.ListFormat(language).format(words);
}
