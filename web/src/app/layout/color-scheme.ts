export const colorSchemes = ['auto', 'light', 'dark'] as const;
export type ColorScheme = (typeof colorSchemes)[number];

/** The same key as in public/color-scheme.js, which applies it before the first paint. */
const storageKey = 'krets.scheme';

export function savedColorScheme(): ColorScheme {
  return colorSchemes.find((scheme) => scheme === document.documentElement.dataset.colorScheme) ?? 'auto';
}

export function saveColorScheme(scheme: ColorScheme) {
  document.documentElement.dataset.colorScheme = scheme;
  try {
    localStorage.setItem(storageKey, scheme);
  } catch {
    // Storage is blocked in this browser; the choice then lasts as long as the page.
  }
}
