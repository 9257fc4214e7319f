import { counties } from '@krets/shared/counties';
import { entryKinds, leaderLevels, leaderRoles } from '@krets/shared/kinds';
import type { Cell, Year } from './entries.service.js';
import { addressOf, type Choice } from './filter.js';
import { type Html, html, type Part } from './html.js';
import { layout, type Surroundings, withLang } from './page-layout.js';
import type { ReviewNumber } from './reviews/review-numbers.policy.js';
import { tileMap } from './tile-map.js';
import type { Words } from './words.js';

export type Coverage = {
  counties: Cell[];
  levels: Cell[];
  roles: Cell[];
  levelsByCounty: { county: string; levels: string[] }[];
  years: Year[];
  reviews: ReviewNumber[];
};

type Row = { code: string; name: string; address: (kind: string) => string };

/** What is missing first; then each table with its zeros. */
export function coveragePage(around: Surroundings, coverage: Coverage): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const row = (choice: Choice, code: string, name: string): Row => ({
    code,
    name,
    address: (kind) => addressOf({ [choice]: code, kind }, lang),
  });
  const byCounty: Row[] = [
    ...counties.map(({ number, name }) => row('county', number, name)),
    { code: 'NATIONAL', name: t('entry.national'), address: (kind) => addressOf({ kind }, lang) },
  ];
  const rowsOf = (choice: 'level' | 'role', codes: readonly string[]) =>
    codes.map((code) => row(choice, code, words.of(choice, code)));
  const content = html`<div class="page">
<h1>${t('coverage.title')}</h1>
<p class="quiet">${t('coverage.lead')}</p>
<section class="card"><h2>${t('coverage.gaps')}</h2>${gaps(words, coverage)}</section>
<p><a href="${withLang('/oversyn/behov', lang)}">${t('need.title')}</a></p>
<section class="open-map"><h2>${t('coverage.map')}</h2>${tileMap(words, totals(coverage.counties))}</section>
${table(words, t('coverage.byCounty'), byCounty, coverage.counties)}
${table(words, t('coverage.byLevel'), rowsOf('level', leaderLevels), coverage.levels)}
${table(words, t('coverage.byRole'), rowsOf('role', leaderRoles), coverage.roles)}
${years(words, coverage.years)}
${obligation(words, coverage.reviews)}
</div>`;
  return layout(around, { title: t('coverage.title'), description: t('coverage.lead'), content });
}

/** Entries of every kind that are fresh, for each county. */
function totals(cells: Cell[]): Map<string, number> {
  const sums = new Map<string, number>(counties.map(({ number }) => [number, 0]));
  for (const { of, listed } of cells) if (sums.has(of)) sums.set(of, (sums.get(of) ?? 0) + listed);
  return sums;
}

/** The counties that lack most come first. */
function gaps(words: Words, { levelsByCounty }: Coverage): Part {
  const there = new Map(levelsByCounty.map(({ county, levels }) => [county, levels]));
  const lacking = counties
    .map(({ number, name }) => ({ name, levels: leaderLevels.filter((level) => !there.get(number)?.includes(level)) }))
    .filter(({ levels }) => levels.length > 0)
    .sort((one, other) => other.levels.length - one.levels.length);
  if (lacking.length === 0) return html`<p>${words.t('coverage.gaps.none')}</p>`;
  const say = (county: string, levels: string[]) =>
    words.t('coverage.gaps.level', { county, levels: levels.map((level) => words.of('level', level)).join(', ') });
  return html`<ul>${lacking.map(({ name, levels }) => html`<li>${say(name, levels)}</li>`)}</ul>`;
}

function table(words: Words, caption: string, rows: Row[], cells: Cell[]): Html {
  const found = new Map(cells.map((cell) => [`${cell.of} ${cell.kind}`, cell]));
  const number = (row: Row, kind: string) => {
    const { listed = 0, unconfirmed = 0 } = found.get(`${row.code} ${kind}`) ?? {};
    const value =
      listed > 0 ? html`<a href="${row.address(kind)}">${listed}</a>` : html`<span class="open-zero">0</span>`;
    return html`<td>${value}${unconfirmed > 0 ? html` <span class="small quiet">${words.t('coverage.unconfirmed', { n: unconfirmed })}</span>` : ''}</td>`;
  };
  const sum = (row: Row) => cells.filter(({ of }) => of === row.code).reduce((total, { listed }) => total + listed, 0);
  return html`<div class="open-table" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr><td></td>${entryKinds.map((kind) => html`<th scope="col">${words.of('kind', kind)}</th>`)}<th scope="col">${words.t('coverage.sum')}</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${row.name}</th>${entryKinds.map((kind) => number(row, kind))}<td>${sum(row)}</td></tr>`)}</tbody></table></div>`;
}

function years(words: Words, all: Year[]): Html {
  const t = words.t.bind(words);
  return html`<div class="open-table" role="region" aria-label="${t('coverage.years')}" tabindex="0"><table><caption>${t('coverage.years')}</caption>
<thead><tr><th scope="col">${t('coverage.year')}</th><th scope="col">${t('coverage.new')}</th><th scope="col">${t('coverage.ended')}</th><th scope="col">${t('coverage.there')}</th></tr></thead>
<tbody>${all.map(({ year, began, ended, there }) => html`<tr><th scope="row">${year}</th><td>${began}</td><td>${ended}</td><td>${there}</td></tr>`)}</tbody></table></div>`;
}

/** How many feel obliged to take part in networks of each size: what the mapping asked about. */
function obligation(words: Words, numbers: ReviewNumber[]): Html {
  const t = words.t.bind(words);
  const row = ({ size, networks, people, agreePercent }: ReviewNumber) =>
    html`<tr><th scope="row">${words.of('reviews.size', size)}</th><td>${t('reviews.percent', { n: agreePercent })}</td><td>${t('need.least', { n: networks })}</td><td>${t('need.least', { n: people })}</td></tr>`;
  return html`<section class="open-group"><h2>${t('reviews.title')}</h2><p class="quiet">${t('reviews.lead')}</p>
${
  numbers.length > 0
    ? html`<div class="open-table" role="region" aria-label="${t('reviews.title')}" tabindex="0"><table>
<thead><tr><th scope="col">${t('reviews.size')}</th><th scope="col">${t('reviews.agree')}</th><th scope="col">${t('reviews.networks')}</th><th scope="col">${t('reviews.people')}</th></tr></thead>
<tbody>${numbers.map(row)}</tbody></table></div>`
    : html`<p>${t('reviews.none')}</p>`
}</section>`;
}
