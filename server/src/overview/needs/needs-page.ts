import { counties } from '@krets/shared/counties';
import { leaderLevels, leaderRoles, needThemes } from '@krets/shared/kinds';
import { time } from '../entry-parts.js';
import { type Html, html } from '../html.js';
import { layout, type Surroundings, withLang } from '../page-layout.js';
import type { Words } from '../words.js';
import type { Cell, PublishedNumber } from './need-numbers.policy.js';

/** The address of the form that asks those who are behind a number. */
const askAddress = ({ counted, code, theme }: Cell, lang: string | null) =>
  withLang(`/oversyn/behov/spor?${new URLSearchParams({ counted, code, theme })}`, lang);

/** What a number is of, in words. */
export function needOf(words: Words, { counted, code, theme }: Cell): string {
  if (counted === 'ROLE') return words.of('role', code);
  if (counted === 'LEVEL') return words.of('level', code);
  if (counted === 'COUNTY') return words.county(code);
  if (counted === 'THEME') return words.of('theme', theme);
  return words.t('need.both', { theme: words.of('theme', theme), county: words.county(code) });
}

/** What leaders need, in numbers that point to nobody. */
export function needsPage(around: Surroundings, numbers: PublishedNumber[]): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const both = numbers.filter(({ counted }) => counted === 'COUNTY_THEME');
  const all = (cells: Cell[], caption: string) => table(around, caption, cells, numbers);
  const content = html`<div class="page page-narrow">
<p class="small"><a href="${withLang('/oversyn', lang)}">${t('list.title')}</a></p>
<h1>${t('need.title')}</h1>
<p class="quiet">${t('need.lead')}</p>
<div class="buttons"><a class="ds-button" data-variant="primary" href="${withLang('/oversyn/behov/mitt', lang)}">${t('need.say')}</a></div>
<details class="open-terms"><summary>${t('need.how')}</summary><p>${t('need.how.text')}</p></details>
${numbers.length === 0 ? html`<p>${t('need.none')}</p>` : ''}
${
  both.length > 0
    ? all(
        both.map(({ counted, code, theme }) => ({ counted, code, theme })),
        t('need.byBoth'),
      )
    : ''
}
${all(
  needThemes.map((theme) => ({ counted: 'THEME', code: '', theme })),
  t('need.byTheme'),
)}
${all(
  counties.map(({ number }) => ({ counted: 'COUNTY', code: number, theme: '' })),
  t('need.byCounty'),
)}
${all(
  leaderLevels.map((code) => ({ counted: 'LEVEL', code, theme: '' })),
  t('need.byLevel'),
)}
${all(
  leaderRoles.map((code) => ({ counted: 'ROLE', code, theme: '' })),
  t('need.byRole'),
)}
</div>`;
  return layout(around, { title: t('need.title'), description: t('need.lead'), content });
}

/** The numbers that are shown, and in a line what has none. */
function table(around: Surroundings, caption: string, cells: Cell[], numbers: PublishedNumber[]): Html {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const numberOf = (cell: Cell) =>
    numbers.find((one) => one.counted === cell.counted && one.code === cell.code && one.theme === cell.theme);
  const shown = cells.flatMap((cell) => numberOf(cell) ?? []);
  const others = cells.filter((cell) => !numberOf(cell)).map((cell) => needOf(words, cell));
  const row = (number: PublishedNumber): Html => {
    const need = needOf(words, number);
    return html`<tr><th scope="row">${need}</th><td>${t('need.least', { n: number.least })}
<span class="small quiet">${t('need.since')} ${time(words, new Date(number.publishedOn))}</span><br>
<a class="small" href="${askAddress(number, lang)}" aria-label="${t('need.make.of', { need })}">${t('need.make')}</a></td></tr>`;
  };
  return html`<section class="open-group"><h2>${caption}</h2>
${
  shown.length > 0
    ? html`<div class="open-table" role="region" aria-label="${caption}" tabindex="0"><table>
<thead><tr><td></td><th scope="col">${t('need.people')}</th></tr></thead>
<tbody>${shown.map(row)}</tbody></table></div>`
    : ''
}
${others.length > 0 ? html`<p class="small quiet">${t('need.few', { what: words.list(others) })}</p>` : ''}</section>`;
}

/** Where a facilitator asks those who are behind a number, without being told who they are. */
export function askPage(around: Surroundings, cell: Cell, networks: { id: string; name: string }[]): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const hidden = Object.entries(cell).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const content = html`<div class="page page-narrow">
<p class="small"><a href="${withLang('/oversyn/behov', lang)}">${t('need.title')}</a></p>
<h1>${t('need.ask.title')}</h1>
<p>${t('need.ask.lead', { need: needOf(words, cell) })}</p>
${
  networks.length > 0
    ? html`<form class="open-form" method="post" action="/oversyn/behov/spor">${hidden}${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}
<div class="open-field"><label for="network">${t('need.ask.network')}</label><select class="ds-input" id="network" name="network">${networks.map(
        ({ id, name }) => html`<option value="${id}">${name}</option>`,
      )}</select></div>
<div class="buttons"><button class="ds-button" data-variant="primary" type="submit">${t('need.ask.send')}</button></div></form>`
    : html`<p>${t('need.ask.noNetwork')}</p><div class="buttons"><a class="ds-button" data-variant="primary" href="/networks/new">${t('need.ask.start')}</a></div>`
}
</div>`;
  return layout(around, { title: t('need.ask.title'), content });
}
