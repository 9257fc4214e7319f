import type { Language } from '@krets/shared/kinds';
import { useLanguage } from '../app/words.js';

const kilo = 1_024;

/** «240 kB», «3,4 MB» */
function sizeWords(bytes: number, language: Language): string {
  const [amount, unit] = bytes < kilo * kilo ? [Math.ceil(bytes / kilo), 'kB'] : [bytes / kilo / kilo, 'MB'];
  const number = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'nb-NO', { maximumFractionDigits: 1 });
  return `${number.format(amount)} ${unit}`;
}

/** «PDF, 240 kB»: what a file is, for those who choose whether to open it. */
export function useFileFacts() {
  const language = useLanguage();
  return ({ name, bytes }: { name: string; bytes: number }) =>
    `${name.split('.').at(-1)?.toUpperCase()}, ${sizeWords(bytes, language)}`;
}

export function useSize() {
  const language = useLanguage();
  return (bytes: number) => sizeWords(bytes, language);
}
