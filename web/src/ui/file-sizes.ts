import { intlLocales } from '@krets/shared/intl-locales';
import type { Language } from '@krets/shared/kinds';
import { useLanguage } from '../app/i18n/messages.js';

const kilo = 1_024;

/** «240 kB», «3,4 MB» */
function sizeText(bytes: number, language: Language): string {
  const [amount, unit] = bytes < kilo * kilo ? [Math.ceil(bytes / kilo), 'kB'] : [bytes / kilo / kilo, 'MB'];
  const number = new Intl.NumberFormat(intlLocales[language], { maximumFractionDigits: 1 });
  return `${number.format(amount)} ${unit}`;
}

/** «PDF, 240 kB»: type and size, shown before the file is opened. */
export function useFileFacts() {
  const language = useLanguage();
  return ({ name, bytes }: { name: string; bytes: number }) =>
    `${name.split('.').at(-1)?.toUpperCase()}, ${sizeText(bytes, language)}`;
}

export function useSize() {
  const language = useLanguage();
  return (bytes: number) => sizeText(bytes, language);
}
