export const schemes = ['auto', 'light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** The same place as in public/scheme.js, which sets it before the first paint. */
const place = 'krets.scheme';

export function keptScheme(): Scheme {
  return schemes.find((scheme) => scheme === document.documentElement.dataset.colorScheme) ?? 'auto';
}

export function keepScheme(scheme: Scheme) {
  document.documentElement.dataset.colorScheme = scheme;
  try {
    localStorage.setItem(place, scheme);
  } catch {
    // Storage is closed in this browser; the choice then lasts as long as the page.
  }
}
