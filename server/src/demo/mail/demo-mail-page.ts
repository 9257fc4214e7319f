import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { intlLocales } from '@krets/shared/intl-locales';
import type { Language } from '@krets/shared/kinds';
import { type Html, html, type Part } from '../../overview/html.js';
import { layout, type Surroundings } from '../../overview/page-layout.js';
import { repositoryRoot } from '../../platform/repository-root.js';
import type { DemoMail } from './demo-mailbox.js';

export const mailPath = '/demo/mail';

/** Read when the demo is on, as all that belongs to it. */
const words = JSON.parse(readFileSync(join(repositoryRoot, 'server/demo/mail-page.json'), 'utf8')) as Record<
  Language,
  Record<string, string>
>;

const moment = (at: Date, language: Language): Html =>
  html`<time datetime="${at.toISOString()}">${new Intl.DateTimeFormat(intlLocales[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Oslo' }).format(at)}</time>`;

/** Plain text whose addresses are links. */
const linked = (text: string): Part =>
  text.split(/(https?:\/\/[^\s<>"]+)/).map((part, i) => (i % 2 ? html`<a href="${part}">${part}</a>` : part));

/** Room for the whole mail: a frame cannot grow by what is in it without script. */
const heightOf = (text: string) =>
  text.split('\n\n').reduce((height, paragraph) => height + 1 + 1.5 * Math.ceil(paragraph.length / 34), 3);

export function mailListPage(around: Surroundings, email: string, mails: readonly DemoMail[]): string {
  const { language } = around.words;
  const w = words[language];
  const content = html`<div class="page page-narrow"><h1>${w.title}</h1>
<p class="quiet">${w.lead?.replace('{email}', email)}</p>
<p><a href="/notices/settings">${w.choices}</a></p>
${
  mails.length > 0
    ? html`<ul class="plain-list divided-list">${mails.map(
        ({ id, subject, at }) =>
          html`<li><p><a href="${mailPath}/${id}">${subject}</a></p><p class="small quiet">${moment(at, language)}</p></li>`,
      )}</ul>`
    : html`<div class="empty-state"><h2>${w.none}</h2><p>${w['none.text']}</p></div>`
}</div>`;
  return layout(around, { title: w.title ?? '', content });
}

export function mailPage(around: Surroundings, mail: DemoMail): string {
  const { language } = around.words;
  const w = words[language];
  const line = (name: string | undefined, value: Part) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const content = html`<div class="page page-narrow"><p class="small"><a href="${mailPath}">${w.all}</a></p>
<h1>${mail.subject}</h1>
<dl class="demo-mail-head">${line(w.from, mail.from)}${line(w.to, mail.to)}${line(w.at, moment(mail.at, language))}</dl>
<section><h2>${w.shown}</h2>
<iframe class="demo-mail-frame" title="${w.shown}" sandbox="allow-top-navigation-by-user-activation" src="${mailPath}/${mail.id}/html" style="height: ${heightOf(mail.text)}rem"></iframe></section>
<details><summary>${w.text}</summary><p class="demo-mail-text">${linked(mail.text)}</p></details>
${mail.calendar ? html`<details><summary>${w.calendar}</summary><pre class="demo-mail-raw" tabindex="0">${mail.calendar}</pre></details>` : ''}
<details><summary>${w.headers}</summary><pre class="demo-mail-raw" tabindex="0">${Object.entries(mail.headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}</pre></details></div>`;
  return layout(around, { title: mail.subject, content });
}

/** The mail itself, whose links leave the frame. */
export const frameOf = ({ html: page }: DemoMail): string =>
  page.replace('<meta charset="utf-8">', '$&<base target="_top">');
