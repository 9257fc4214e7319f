import { type Language, languages } from '@krets/shared/kinds';

const storageKey = 'krets.language';

function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((language) => language === text);
}

/** The language the browser asks for; Nynorsk when it asks for none that we have. */
export function initialLanguage(): Language {
  const saved = savedLanguage();
  if (saved) return saved;
  for (const preferred of navigator.languages) {
    const short = preferred.toLowerCase().split('-')[0];
    if (isLanguage(short)) return short;
    if (short === 'no') return 'nb';
  }
  return 'nn';
}

export function savedLanguage(): Language | undefined {
  try {
    const saved = localStorage.getItem(storageKey);
    return isLanguage(saved) ? saved : undefined;
  } catch {
    return undefined;
  }
}

export function saveLanguage(language: Language) {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage is blocked in this browser; the language then lasts as long as the page.
  }
}
