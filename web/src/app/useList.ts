import { useLanguage } from './words.js';

/** Joins words as the reader's language joins them: «spørsmål, erfaringar og idear». */
export function useList() {
  const language = useLanguage();
  return (words: readonly string[]) => new Intl.ListFormat(language).format(words);
}
