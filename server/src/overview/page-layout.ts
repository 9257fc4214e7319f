import { languages } from '@krets/shared/kinds';
import { inlineFiles } from '../platform/http/web/inline-files.js';
import { Html, html, type Part } from './html.js';
import type { Words } from './words.js';

/** What surrounds every open page: who reads, in which language, and where they are. */
export type Surroundings = {
  words: Words;
  /** The language in the address, which links carry on; null when the browser chose it. */
  lang: string | null;
  signedIn: boolean;
  demo: boolean;
  operator: { name: string | undefined; contact: string | undefined };
  path: string;
  query: Record<string, unknown>;
};

let inline: Html | undefined;

/** Made once, and the same on every page: the content security policy allows no other. */
function looks(): Html {
  const { styles, script } = inlineFiles();
  inline ??= new Html(`<style>${styles.text}</style><script>${script.text}</script>`);
  return inline;
}

type Page = { title: string; description?: string; content: Part };

const ring = Array.from({ length: 8 }, (_, place) => {
  const angle = (place / 8) * 2 * Math.PI - Math.PI / 2;
  const at = (value: number) => (16 + 12 * value).toFixed(2);
  return html`<circle class="${place === 0 ? 'dot-ring-accent' : 'dot-ring-filled'}" cx="${at(Math.cos(angle))}" cy="${at(Math.sin(angle))}" r="2.9"/>`;
});

/** The ring of seats. Decoration where the words beside it say the same. */
export const dotRing = (size: number, label = ''): Html =>
  html`<svg class="dot-ring" viewBox="0 0 32 32" width="${size}" height="${size}" ${label ? html`role="img" aria-label="${label}"` : html`aria-hidden="true"`} focusable="false">${ring}</svg>`;

/** An address that carries the reader's choice of language on. */
export const withLang = (address: string, lang: string | null): string =>
  lang ? `${address}${address.includes('?') ? '&' : '?'}lang=${lang}` : address;

export function layout(around: Surroundings, { title, description, content }: Page): string {
  const { words, lang, signedIn, demo, operator, path } = around;
  const t = words.t.bind(words);
  const item = (address: string, text: string) =>
    html`<a href="${withLang(address, lang)}"${address === path ? html` aria-current="page"` : ''}>${text}</a>`;
  return html`<!doctype html>
<html lang="${words.language}" data-rendered data-color-scheme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === t('open.title') ? title : `${title} – ${t('open.title')}`}</title>
${description ? html`<meta name="description" content="${description}">` : ''}
<link rel="icon" href="/logo.svg" type="image/svg+xml">
${looks()}
</head>
<body><div id="root">
<a class="skip-link" href="#main">${t('open.skip')}</a>
<header class="site-header"><div class="site-header-row">
<a class="logo" href="${withLang('/', lang)}">${dotRing(28)}<span class="logo-word">${t('open.title')}</span></a>
<nav class="menu" aria-label="${t('open.menu')}">${item('/oversyn', t('open.overview'))}${item('/oversyn/samlingar', t('occurrences.menu'))}${item('/oversyn/dekning', t('open.coverage'))}</nav>
<a class="me" href="${signedIn ? '/rooms' : '/sign-in'}">${signedIn ? t('open.rooms') : t('open.signIn')}</a>
</div>${demo ? html`<p class="demo-notice">${t('open.demo')}</p>` : ''}</header>
<main id="main" tabindex="-1">${content}</main>
<footer class="footer"><div class="footer-row"><p>${t('open.footer')}${operator.name ? ` ${t('open.operator', { name: operator.name })}` : ''}${operator.contact ? html` ${t('open.contact')}<a href="mailto:${operator.contact}">${operator.contact}</a>` : ''}</p>
<nav class="open-languages" aria-label="${t('open.language')}">${languages.map((language) => languageLink(around, language))}</nav></div></footer>
</div></body></html>`.text;
}

const languageNames = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' } as const;

function languageLink({ words, path, query }: Surroundings, language: keyof typeof languageNames): Html {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of [value].flat()) if (typeof one === 'string' && name !== 'lang') address.append(name, one);
  address.set('lang', language);
  const here = words.language === language;
  return html`<a href="${path}?${address.toString()}" lang="${language}" hreflang="${language}"${here ? html` aria-current="true"` : ''}>${languageNames[language]}</a>`;
}
