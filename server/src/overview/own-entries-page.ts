import type { Entry } from './entry.types.js';
import type { TendedEntry } from './entry-editing.service.js';
import { tags, time } from './entry-parts.js';
import { area, button, field, select } from './form-parts.js';
import { type Html, html, type Part } from './html.js';
import { layout, type Surroundings, withLang } from './page-layout.js';

const faultBody = 500;

/** What somebody has told of an entry, with a way to say that it has been seen to. */
const faultList = ({ words }: Surroundings, entry: TendedEntry): Part =>
  entry.faults.length > 0
    ? html`<div class="open-faults"><p>${words.t('own.faults')}</p>${entry.faults.map(
        ({ id, body }) =>
          html`<blockquote>${body}</blockquote>${button('/oversyn/feil/svara', words.t('own.answered'), { fault: id })}`,
      )}</div>`
    : '';

function ownEntry(around: Surroundings, entry: TendedEntry, others: TendedEntry[]): Html {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const at = `/oversyn/${entry.id}`;
  const isClosed = entry.status === 'CLOSED';
  const rest = others.filter(({ id, status }) => id !== entry.id && status !== 'CLOSED');
  return html`<li class="open-entry">${tags(words, entry)}
<h2><a href="${withLang(at, lang)}">${entry.title}</a></h2>
<p class="small quiet">${entry.confirmed ? html`${t('entry.confirmed')} ${time(words, entry.confirmedAt)}` : t('entry.unconfirmed')}</p>
${faultList(around, entry)}
<div class="buttons">${button(`${at}/stadfest`, t(isClosed ? 'own.reopen' : 'own.confirm'))}
${isClosed ? '' : html`<a class="ds-button" data-variant="secondary" href="${withLang(`${at}/endre`, lang)}">${t('own.change')}</a>`}
${entry.kind === 'MEETING_PLACE' ? html`<a class="ds-button" data-variant="secondary" href="${withLang(`${at}/samlingar`, lang)}">${t('own.occurrences')}</a>` : ''}</div>
${
  isClosed
    ? ''
    : html`<details><summary>${t('own.close')}</summary><p class="small">${t('own.close.text')}</p>
<form class="open-form" method="post" action="${at}/avslutt">
${
  rest.length > 0
    ? field(`into-${entry.id}`, t('own.join'), (described) =>
        select(
          `into-${entry.id}`,
          rest.map(({ id, title }) => [id, title] as const),
          '',
          described,
          t('own.join.none'),
        ),
      )
    : ''
}
<div class="buttons"><button class="ds-button" data-variant="secondary" type="submit">${t('own.close')}</button></div></form></details>`
}</li>`;
}

/** The entries that somebody may change; for an administrator those that a fault is told of, too. */
export function ownEntriesPage(around: Surroundings, own: TendedEntry[], queue: TendedEntry[] | null): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const content = html`<div class="page page-narrow">
<p class="small"><a href="${withLang('/oversyn', lang)}">${t('list.title')}</a></p>
<h1>${t('own.title')}</h1>
<p class="quiet">${t('own.lead')}</p>
<div class="buttons"><a class="ds-button" data-variant="primary" href="${withLang('/oversyn/ny', lang)}">${t('form.enter')}</a>
<a class="ds-button" data-variant="secondary" href="${withLang('/oversyn/importer', lang)}">${t('import.title')}</a></div>
${
  queue
    ? html`<section><h2>${t('own.queue')}</h2>${
        queue.length > 0
          ? html`<ul class="plain-list divided-list">${queue.map(
              (entry) =>
                html`<li class="open-entry">${tags(words, entry)}<h3><a href="${withLang(`/oversyn/${entry.id}`, lang)}">${entry.title}</a></h3>${faultList(around, entry)}</li>`,
            )}</ul>`
          : html`<p class="quiet">${t('own.queue.none')}</p>`
      }</section>`
    : ''
}
${
  own.length > 0
    ? html`<ul class="plain-list divided-list">${own.map((entry) => ownEntry(around, entry, own))}</ul>`
    : html`<p>${t('own.none')}</p>`
}
</div>`;
  return layout(around, { title: t('own.title'), content });
}

/** The form for telling what is wrong with an entry, for anybody. */
export function faultPage(around: Surroundings, entry: Entry, { body = '', refused = '' } = {}): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const content = html`<div class="page page-narrow">
<p class="small"><a href="${withLang(`/oversyn/${entry.id}`, lang)}">${entry.title}</a></p>
<h1>${t('report.title')}</h1>
<p class="quiet">${t('report.lead')}</p>
<form class="open-form" method="post">
${field('body', t('report.label'), (described) => area('body', body, 4, faultBody, described, true), { fault: refused })}
<div class="open-aside" aria-hidden="true"><label for="homepage">Homepage</label><input id="homepage" name="homepage" tabindex="-1" autocomplete="off"></div>
<div class="buttons"><button class="ds-button" data-variant="primary" type="submit">${t('report.send')}</button></div>
</form></div>`;
  return layout(around, { title: t('report.title'), content });
}

/** What the link in a mail leads to: reading it changes nothing. */
export function confirmPage(around: Surroundings, entry: Entry): string {
  const { words } = around;
  const t = words.t.bind(words);
  const content = html`<div class="page page-narrow"><h1>${t('confirm.title')}</h1>
<p>${tags(words, entry)}</p><h2>${entry.title}</h2><p class="open-purpose">${entry.purpose}</p>
<p>${t('confirm.text')}</p>
<form method="post"><div class="buttons"><button class="ds-button" data-variant="primary" type="submit">${t('confirm.yes')}</button>
<a href="/oversyn/${entry.id}/feil">${t('confirm.no')}</a></div></form></div>`;
  return layout(around, { title: t('confirm.title'), content });
}
