import { bases } from '@krets/shared/kinds';
import type { Entry } from './entry.types.js';
import { card } from './entry-parts.js';
import { addressOf, type Choice, choices, type Filter } from './filter.js';
import { type Html, html, type Part } from './html.js';
import { licence } from './open-data.js';
import { layout, type Surroundings, withLang } from './page-layout.js';
import { entriesOnPage, type Found } from './published-entries.js';
import type { Key, Words } from './words.js';

/** The lists of a choice's words that are not named like it. */
const wordsOf: Partial<Record<Choice, string>> = { origin: 'list.origin' };

const labelOf = (words: Words, choice: Choice, value: string) => {
  if (choice === 'county') return words.county(value);
  return choice === 'form' ? words.form(value) : words.of(wordsOf[choice] ?? choice, value);
};

function choose({ words }: Surroundings, choice: Choice, filter: Filter): Html {
  const values: readonly string[] = choices[choice];
  const id = `choice-${choice}`;
  return html`<div class="open-field"><label for="${id}">${words.t(`list.${choice}`)}</label>
<select class="ds-input" id="${id}" name="${choice}"><option value="">${words.t('list.any')}</option>${values.map(
    (value) =>
      html`<option value="${value}"${filter[choice] === value ? html` selected` : ''}>${labelOf(words, choice, value)}</option>`,
  )}</select></div>`;
}

const tick = (name: string, value: string, checked: boolean, label: string) =>
  html`<label class="open-tick"><input type="checkbox" name="${name}" value="${value}"${checked ? html` checked` : ''}> ${label}</label>`;

const first: Choice[] = ['kind', 'county', 'level'];
const more: Choice[] = ['role', 'origin', 'organiser', 'form', 'attendance', 'language'];

/** The search and the choices. A form that the browser sends by itself. */
export function filterForm(around: Surroundings, filter: Filter): Html {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const opened = more.some((choice) => filter[choice]) || filter.basis.length > 0 || filter.old;
  return html`<form class="card open-filter" action="/oversyn" method="get" role="search">
<div class="open-field"><label for="q">${t('list.search.label')}</label><input class="ds-input" type="search" id="q" name="q" value="${filter.q}" maxlength="200"></div>
<div class="open-fields">${first.map((choice) => choose(around, choice, filter))}</div>
${tick('seats', '1', filter.seats, t('list.seats'))}
<details${opened ? html` open` : ''}><summary>${t('list.filter.more')}</summary>
<div class="open-fields">${more.map((choice) => choose(around, choice, filter))}</div>
<fieldset class="open-ticks"><legend>${t('list.basis')}</legend>${bases.map((basis) => tick('basis', basis, filter.basis.includes(basis), words.of('basis', basis)))}</fieldset>
${tick('old', '1', filter.old, t('list.old'))}
</details>
${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}
<div class="buttons"><button class="ds-button" data-variant="primary" type="submit">${t('list.show')}</button>
<a href="${withLang('/oversyn', lang)}">${t('list.clear')}</a></div>
</form>`;
}

const groupOf = ({ origin, kind, status }: Entry): string => {
  if (status === 'RESTING' || status === 'CLOSED') return 'old';
  return origin === 'ELSEWHERE' ? 'ELSEWHERE' : kind;
};

/** The entries under the headings of what they are. */
function groups(around: Surroundings, entries: Entry[]): Part {
  const grouped = new Map<string, Entry[]>();
  for (const entry of entries) grouped.set(groupOf(entry), [...(grouped.get(groupOf(entry)) ?? []), entry]);
  return [...grouped].map(
    ([group, members]) => html`<section class="open-group" aria-labelledby="group-${group}">
<h2 id="group-${group}">${around.words.of('group', group)}</h2>
<ul class="plain-list divided-list">${members.map((entry) => card(around, entry))}</ul></section>`,
  );
}

const terms: [term: Key, text: Key][] = [
  ['group.NETWORK', 'list.words.network'],
  ['group.FORMING', 'list.words.forming'],
  ['group.MEETING_PLACE', 'list.words.place'],
  ['kind.INFORMAL', 'list.words.informal'],
];

export function overviewPage(around: Surroundings, filter: Filter, { entries, count }: Found): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const pages = Math.max(1, Math.ceil(count / entriesOnPage));
  const step = (page: number, text: string, rel: string) =>
    html`<a rel="${rel}" href="${addressOf({ ...filter, page }, lang)}">${text}</a>`;
  const content = html`<div class="page page-narrow">
<h1>${t('list.title')}</h1>
<p class="quiet">${t('list.lead')}</p>
${filterForm(around, filter)}
<details class="open-terms"><summary>${t('list.words')}</summary>
<dl class="open-facts">${terms.map(([term, text]) => html`<div><dt>${t(term)}</dt><dd>${t(text)}</dd></div>`)}</dl>
<p class="small quiet">${t('list.source')}</p></details>
<p class="open-found" role="status">${t('list.found', { n: count })}</p>
${
  count === 0
    ? html`<section class="card"><h2>${t('list.none')}</h2><p>${t('list.none.text')}</p>
<p><a href="${withLang('/oversyn/behov/mitt', lang)}">${t('need.say')}</a> · <a href="${withLang('/oversyn/dekning', lang)}">${t('list.none.coverage')}</a></p></section>`
    : groups(around, entries)
}
${
  pages > 1
    ? html`<nav class="open-pages" aria-label="${t('list.pages')}">${filter.page > 1 ? step(filter.page - 1, t('list.previous'), 'prev') : ''}
<span>${t('list.page', { n: filter.page, of: pages })}</span>${filter.page < pages ? step(filter.page + 1, t('list.next'), 'next') : ''}</nav>`
    : ''
}
<p class="small"><a href="${withLang('/oversyn/ny', lang)}">${t('list.enter')}</a> · <a href="${withLang('/oversyn/mine', lang)}">${t('own.title')}</a> · <a href="${withLang('/oversyn/behov/mitt', lang)}">${t('need.notFound')}</a></p>
<p class="small quiet">${t('list.data')} <a href="/oversyn.csv">CSV</a> · <a href="/oversyn.jsonld">JSON-LD</a> · <a href="/oversyn.dcat.jsonld">DCAT-AP-NO</a> · <a href="${licence}" rel="license">NLOD 2.0</a></p>
</div>`;
  return layout(around, { title: t('list.title'), description: t('list.lead'), content });
}
