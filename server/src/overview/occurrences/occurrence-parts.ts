import { type Html, html, type Part } from '../html.js';
import { partsOf } from '../moments.js';
import { type Surroundings, withLang } from '../page-layout.js';
import type { Words } from '../words.js';
import type { Occurrence } from './occurrence.types.js';

export const addressOfOccurrence = (id: string) => `/oversyn/samling/${id}`;

/** From when to when; the day is told once when it is the same. */
export function when(words: Words, { startsAt, endsAt }: Pick<Occurrence, 'startsAt' | 'endsAt'>): Html {
  const [start, end] = [partsOf(words, startsAt), partsOf(words, endsAt)];
  const until = start.day === end.day ? end.time : words.t('occurrence.at', end);
  return html`<time datetime="${startsAt.toISOString()}">${words.t('occurrence.at', start)}</time>–<time datetime="${endsAt.toISOString()}">${until}</time>`;
}

export const where = (words: Words, { place, county, video }: Occurrence): string =>
  [place, county ? words.county(county) : '', video ? words.of('attendance', 'ONLINE') : ''].filter(Boolean).join(', ');

/** Whether one can sign up at this time. */
export const takesSignUps = ({ status, opensAt, closesAt }: Occurrence, now = new Date()): boolean =>
  (status === 'SCHEDULED' || status === 'MOVED') && opensAt <= now && now < closesAt;

/** That it is moved or cancelled, or how full it is. */
export function marks(words: Words, { status, seats, movedFrom }: Occurrence): Part {
  const tag = (text: string, kind = '') => html`<span class="open-tag${kind}">${text}</span>`;
  if (status === 'CANCELLED') return tag(words.t('occurrence.CANCELLED'), ' open-tag-stale');
  if (status === 'HELD') return tag(words.t('occurrence.HELD'), ' open-tag-stale');
  const moved = movedFrom ? words.t('occurrence.movedFrom', partsOf(words, movedFrom)) : words.t('occurrence.MOVED');
  return [status === 'MOVED' && tag(moved), ' ', seats && tag(words.of('seats', seats))];
}

/** One in a list; with the name of the meeting place where the list is of several. */
export function item({ words, lang }: Surroundings, occurrence: Occurrence, named = true, more: Part = ''): Html {
  const at = withLang(addressOfOccurrence(occurrence.id), lang);
  return html`<li class="open-entry">${named ? html`<h2 class="open-occurrence"><a href="${at}">${occurrence.title}</a></h2>` : ''}
<p>${named ? when(words, occurrence) : html`<a href="${at}">${when(words, occurrence)}</a>`} ${marks(words, occurrence)}</p>
<p class="small quiet">${where(words, occurrence)}</p>${more}</li>`;
}

export const list = (around: Surroundings, occurrences: Occurrence[], named = true): Html =>
  html`<ul class="plain-list divided-list">${occurrences.map((one) => item(around, one, named))}</ul>`;
