import { counties } from '@krets/shared/counties';
import { limits } from '@krets/shared/limits';
import type { Entry } from '../entry.types.js';
import { button, faultIn, faultsNote, field, line, select } from '../form-parts.js';
import { html, type Part } from '../html.js';
import { layout, type Surroundings, withLang } from '../page-layout.js';
import type { Occurrence } from './occurrence.types.js';
import { hostedPart } from './occurrence-page.js';
import { addressOfOccurrence } from './occurrence-parts.js';
import type { OccurrenceFault, OccurrenceField, WrittenOccurrence } from './occurrence-text.policy.js';

type Given = { written: WrittenOccurrence; faults: OccurrenceFault[] };

function occurrenceForm({ words, lang }: Surroundings, { written, faults }: Given, send: string): Part {
  const t = words.t.bind(words);
  const put = (name: OccurrenceField, input: Parameters<typeof field>[2], hint = '') =>
    field(name, t(`field.${name}`), input, { hint, fault: faultIn(words, faults, name) });
  const text = (name: OccurrenceField, longest: number, type: string, hint = '') =>
    put(name, (described) => line(name, written[name] ?? '', longest, described, type), hint);
  const choices = counties.map(({ number, name }) => [number, name] as const);
  return html`${faultsNote(words, faults)}
<form class="open-form" method="post" novalidate>
${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}
<div class="open-fields">${text('startsAt', 20, 'datetime-local', t('occurrence.zone'))}${text('endsAt', 20, 'datetime-local', t('occurrence.zone'))}</div>
<div class="open-fields">${text('place', limits.place, 'text')}${put('county', (described) => select('county', choices, written.county ?? '', described, t('form.none')))}</div>
${text('video', limits.link, 'url', t('host.video.hint'))}
${text('capacity', 4, 'text', t('host.capacity.hint'))}
<details${written.opensAt || written.closesAt ? html` open` : ''}><summary>${t('host.signUps')}</summary>
<div class="open-fields">${text('opensAt', 20, 'datetime-local', t('host.opens.hint'))}${text('closesAt', 20, 'datetime-local', t('host.closes.hint'))}</div></details>
<div class="buttons"><button class="ds-button" data-variant="primary" type="submit">${send}</button></div>
<p class="small quiet">${t('form.open')}</p>
</form>`;
}

/** For the organiser of a meeting place: what comes there, and a form for more. */
export function hostPage(around: Surroundings, entry: Entry, occurrences: Occurrence[], given: Given): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const content = html`<div class="page page-narrow">
<p class="small"><a href="${withLang('/oversyn/mine', lang)}">${t('own.title')}</a></p>
<h1>${t('host.title', { title: entry.title })}</h1>
${hostedPart(around, occurrences)}
${entry.status === 'CLOSED' ? '' : html`<section class="open-group"><h2>${t('host.add')}</h2>${occurrenceForm(around, given, t('form.publish'))}</section>`}
</div>`;
  return layout(around, { title: t('host.title', { title: entry.title }), content });
}

/** For the organiser: the form that changes or moves an occurrence, and a way to cancel it. */
export function occurrenceFormPage(around: Surroundings, { id, entryId, title }: Occurrence, given: Given): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const content = html`<div class="page page-narrow">
<p class="small"><a href="${withLang(`/oversyn/${entryId}/samlingar`, lang)}">${t('host.title', { title })}</a></p>
<h1>${t('host.change')}</h1>
<p class="quiet">${t('host.change.text')}</p>
${occurrenceForm(around, given, t('form.save'))}
<details><summary>${t('host.cancel')}</summary><p class="small">${t('host.cancel.text')}</p>
${button(`${addressOfOccurrence(id)}/avlys`, t('host.cancel'))}</details>
</div>`;
  return layout(around, { title: t('host.change'), content });
}
