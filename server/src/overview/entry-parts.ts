import type { Entry } from './entry.types.js';
import { type Html, html, type Part } from './html.js';
import { moment } from './moments.js';
import { type Surroundings, withLang } from './page-layout.js';
import type { Words } from './words.js';

const excerptLength = 220;

const addressOfEntry = (id: string) => `/oversyn/${id}`;

export const time = (words: Words, at: Date): Html =>
  html`<time datetime="${at.toISOString().slice(0, 10)}">${words.day(at)}</time>`;

export function place(words: Words, { counties, national, attendance }: Entry): string {
  const where = national ? [words.t('entry.national')] : counties.map((county) => words.county(county));
  return [words.list(where), attendance ? words.of('attendance', attendance) : ''].filter(Boolean).join(', ');
}

export const organiser = (
  words: Words,
  { organiserName, organiserType }: Pick<Entry, 'organiserName' | 'organiserType'>,
): string =>
  [organiserName, organiserType ? `(${words.of('organiser', organiserType)})` : ''].filter(Boolean).join(' ');

export const rhythm = (words: Words, { everyWeeks, minutes }: Entry): string =>
  everyWeeks && minutes ? words.t('entry.rhythm.text', { minutes, weeks: everyWeeks }) : '';

/** What it is, in a word, and how fresh. */
export function tags(words: Words, { kind, status, confirmed, confirmedAt }: Entry): Html {
  const stale =
    status === 'UNCONFIRMED'
      ? confirmed
        ? words.t('status.UNCONFIRMED', { date: words.day(confirmedAt) })
        : words.t('entry.unconfirmed')
      : status === 'LISTED'
        ? ''
        : words.of('status', status);
  return html`<span class="open-tag open-tag-${kind.toLowerCase()}">${words.of('kind', kind)}</span>${stale ? html` <span class="open-tag open-tag-stale">${stale}</span>` : ''}`;
}

const excerptOf = (text: string) =>
  text.length <= excerptLength ? text : `${text.slice(0, excerptLength).replace(/\s+\S*$/, '')} …`;

/** An entry in a list. */
export function card({ words, lang }: Surroundings, entry: Entry): Html {
  const facts = [
    organiser(words, entry),
    place(words, entry),
    rhythm(words, entry),
    entry.seats ? words.of('seats', entry.seats) : '',
  ].filter(Boolean);
  const link = html`<a href="${withLang(addressOfEntry(entry.id), lang)}">${entry.title}</a>`;
  const dates: Part[] = [
    html`${words.t('entry.published')} ${time(words, entry.publishedAt)}`,
    html` · ${words.t('entry.changed')} ${time(words, entry.changedAt)}`,
    entry.confirmed ? html` · ${words.t('entry.confirmed')} ${time(words, entry.confirmedAt)}` : '',
  ];
  return html`<li class="open-entry">${tags(words, entry)}
<h3>${link}</h3>
<p>${excerptOf(entry.purpose)}</p>
${entry.nextAt ? html`<p>${words.t('occurrences.next')} ${moment(words, entry.nextAt)}</p>` : ''}
<p class="small quiet">${facts.join(' · ')}</p>
<p class="small quiet">${dates}</p></li>`;
}
