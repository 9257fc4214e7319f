import { counties } from '@krets/shared/counties';
import type { Entry } from '../entry.types.js';
import { organiser } from '../entry-parts.js';
import { field, select } from '../form-parts.js';
import { type Html, html, type Part } from '../html.js';
import { moment } from '../moments.js';
import { layout, type Surroundings, withLang } from '../page-layout.js';
import type { Occurrence } from './occurrence.types.js';
import { addressOfOccurrence, item, list, marks, takesSignUps, when } from './occurrence-parts.js';

/** One occurrence, with what anybody may know of it. */
export function occurrencePage(around: Surroundings, occurrence: Occurrence, entry: Entry): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const { status, opensAt, closesAt, video, place, county } = occurrence;
  const fact = (name: string, value: Part) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : '');
  const comes = status === 'SCHEDULED' || status === 'MOVED';
  const content = html`<div class="page page-narrow">
<p class="small"><a href="${withLang(`/oversyn/${entry.id}`, lang)}">${entry.title}</a></p>
<h1>${entry.title}</h1>
<p class="open-lead">${when(words, occurrence)} <span class="small quiet">${t('occurrence.zone')}</span></p>
<p>${marks(words, occurrence)}</p>
<p class="open-purpose">${entry.purpose}</p>
${comes ? signUpPart(around, occurrence) : ''}
<dl class="open-facts">
${fact(t('entry.where'), [place, county && words.county(county)].filter(Boolean).join(', '))}
${fact(t('field.video'), video && html`<a href="${video}" rel="noopener noreferrer nofollow">${video}</a>`)}
${fact(t('entry.audience'), entry.audience)}
${fact(t('entry.organiser'), organiser(words, entry))}
${fact(t('entry.contact'), entry.contact && html`<a href="mailto:${entry.contact}">${entry.contact}</a>`)}
${fact(t('field.capacity'), occurrence.capacity)}
${comes ? fact(t('occurrence.signUps'), html`${moment(words, opensAt)} – ${moment(words, closesAt)}`) : ''}
</dl>
</div>`;
  return layout(around, { title: entry.title, description: entry.purpose, content });
}

function signUpPart({ words, lang }: Surroundings, occurrence: Occurrence): Html {
  const at = `${addressOfOccurrence(occurrence.id)}/pamelding`;
  if (!takesSignUps(occurrence))
    return html`<p>${words.t(occurrence.opensAt > new Date() ? 'occurrence.notYet' : 'occurrence.closed')} <a href="${withLang(at, lang)}">${words.t('signUp.own')}</a></p>`;
  const full = occurrence.seats === 'NO';
  return html`<p><a class="ds-button" data-variant="primary" href="${withLang(at, lang)}">${words.t(full ? 'signUp.wait' : 'signUp.title')}</a></p>
<p class="small quiet">${words.t('signUp.first')}</p>`;
}

/** What comes at all meeting places, in order of time. */
export function occurrencesPage(around: Surroundings, occurrences: Occurrence[], county: string | null): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const choices = counties.map(({ number, name }) => [number, name] as const);
  const content = html`<div class="page page-narrow">
<h1>${t('occurrences.title')}</h1>
<p class="quiet">${t('occurrences.lead')}</p>
<form class="card open-filter" action="/oversyn/samlingar" method="get">
${field('county', t('list.county'), (described) => select('county', choices, county ?? '', described, t('list.any')))}
${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}
<div class="buttons"><button class="ds-button" data-variant="primary" type="submit">${t('list.show')}</button></div></form>
<p class="open-found" role="status">${t('occurrences.found', { n: occurrences.length })}</p>
${occurrences.length > 0 ? list(around, occurrences) : html`<p>${t('occurrences.none')} <a href="${withLang('/oversyn?kind=MEETING_PLACE', lang)}">${t('occurrences.places')}</a></p>`}
<p class="small"><a href="/moteplassar.ics${county ? `?county=${county}` : ''}">${t('occurrences.calendar')}</a></p>
</div>`;
  return layout(around, { title: t('occurrences.title'), description: t('occurrences.lead'), content });
}

/** What comes at a meeting place, on its page. */
export function occurrencesPart(
  around: Surroundings,
  { coming, held }: { coming: Occurrence[]; held: Occurrence[] },
): Part {
  if (coming.length + held.length === 0) return '';
  const t = around.words.t.bind(around.words);
  return html`<section class="open-group"><h2>${t('occurrences.coming')}</h2>
${coming.length > 0 ? list(around, coming, false) : html`<p class="quiet">${t('occurrences.none')}</p>`}
${held.length > 0 ? html`<details><summary>${t('occurrences.held')}</summary>${list(around, held, false)}</details>` : ''}</section>`;
}

/** What the organiser of a meeting place has to do with: its occurrences, and the form for a new one. */
export function hostedPart(around: Surroundings, occurrences: Occurrence[]): Part {
  const { words, lang } = around;
  if (occurrences.length === 0) return html`<p>${words.t('host.none')}</p>`;
  const link = (one: Occurrence, path: string, text: string) =>
    html`<a class="ds-button" data-variant="secondary" href="${withLang(`${addressOfOccurrence(one.id)}/${path}`, lang)}">${text}</a>`;
  return html`<ul class="plain-list divided-list">${occurrences.map((one) =>
    item(
      around,
      one,
      false,
      one.status === 'SCHEDULED' || one.status === 'MOVED'
        ? html`<div class="buttons">${link(one, 'deltakarar', words.t('guests.title'))}${link(one, 'endre', words.t('host.change'))}</div>`
        : html`<div class="buttons">${link(one, 'deltakarar', words.t('guests.title'))}</div>`,
    ),
  )}</ul>`;
}
