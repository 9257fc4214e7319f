import { type Language, languages } from '@krets/shared/kinds';

const place = 'krets.language';

function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((language) => language === text);
}

/** What the browser asks for; Nynorsk when it asks for nothing we have. */
export function firstLanguage(): Language {
  const kept = keptLanguage();
  if (kept) return kept;
  for (const wish of navigator.languages) {
    const short = wish.toLowerCase().split('-')[0];
    if (isLanguage(short)) return short;
    if (short === 'no') return 'nb';
  }
  return 'nn';
}

function keptLanguage(): Language | undefined {
  try {
    const kept = localStorage.getItem(place);
    return isLanguage(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepLanguage(language: Language) {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(place, language);
  } catch {
    // Storage is closed in this browser; the language then lasts as long as the page.
  }
}
