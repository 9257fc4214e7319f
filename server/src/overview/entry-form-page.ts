import { counties } from '@krets/shared/counties';
import { bases } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import type { Entry } from './entry.types.js';
import { type EntryFault, type EntryField, kindsElsewhere, type WrittenEntry } from './entry-text.policy.js';
import { choices } from './filter.js';
import { area, faultIn, faultsNote, field, line, select, tick, ticks } from './form-parts.js';
import { html } from './html.js';
import { layout, type Surroundings, withLang } from './page-layout.js';

type Given = { written: WrittenEntry; faults: EntryFault[]; id: string | null; similar?: Entry[] };

/** The form for something that exists elsewhere. @param id of the entry that is changed; null for a new one */
export function entryFormPage(around: Surroundings, { written, faults, id, similar = [] }: Given): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const title = t(id ? 'form.change' : 'form.enter');
  const of = (name: EntryField) => written[name] ?? '';
  const listIn = (name: EntryField) => of(name).split(',').filter(Boolean);
  const options = (list: string, values: readonly string[]) =>
    values.map((value) => [value, list === 'form' ? words.form(value) : words.of(list, value)] as const);
  const put = (name: EntryField, input: Parameters<typeof field>[2], hint = '') =>
    field(name, t(`field.${name}`), input, { hint, fault: faultIn(words, faults, name) });
  const text = (name: EntryField, longest: number, hint = '', type = 'text') =>
    put(name, (described) => line(name, of(name), longest, described, type), hint);
  const choice = (name: EntryField, list: string, values: readonly string[]) =>
    put(name, (described) => select(name, options(list, values), of(name), described, t('form.none')));
  const several = (name: EntryField, list: string, values: readonly string[]) =>
    ticks(name, t(`field.${name}`), options(list, values), listIn(name), faultIn(words, faults, name));
  const content = html`<div class="page page-narrow">
<p class="small"><a href="${withLang(id ? '/oversyn/mine' : '/oversyn', lang)}">${t(id ? 'own.title' : 'list.title')}</a></p>
<h1>${title}</h1>
<p class="quiet">${t('form.lead')}</p>
${id ? '' : html`<p class="small"><a href="${withLang('/oversyn/importer', lang)}">${t('import.title')}</a></p>`}
${faultsNote(words, faults)}
${
  similar.length > 0
    ? html`<div class="open-faults"><p>${t('form.similar')}</p><ul>${similar.map((entry) => html`<li><a href="/oversyn/${entry.id}">${entry.title}</a></li>`)}</ul></div>`
    : ''
}
<form class="open-form" method="post" novalidate>
${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}
${similar.length > 0 ? html`<input type="hidden" name="seen" value="1">` : ''}
${text('title', limits.networkName)}
${put('purpose', (described) => area('purpose', of('purpose'), 4, limits.purpose, described), t('form.purpose.hint'))}
<div class="open-fields">${choice('kind', 'kind', kindsElsewhere)}${choice('form', 'form', choices.form)}${choice('attendance', 'attendance', choices.attendance)}</div>
${text('audience', limits.seatsFor)}
<div class="open-fields">${text('organiserName', limits.organiserName)}${choice('organiserType', 'organiser', choices.organiser)}</div>
<fieldset class="open-ticks" id="counties"><legend>${t('field.counties')}</legend>${faultIn(words, faults, 'counties') ? html`<p class="open-fault">${faultIn(words, faults, 'counties')}</p>` : ''}
${tick('national', '1', of('national') !== '', t('entry.national'))}${counties.map(({ number, name }) => tick('counties', number, listIn('counties').includes(number), name))}</fieldset>
<details${listIn('levels').length + listIn('roles').length + listIn('basis').length > 0 ? html` open` : ''}><summary>${t('form.more')}</summary>
${several('levels', 'level', choices.level)}${several('roles', 'role', choices.role)}${several('basis', 'basis', bases)}
${choice('language', 'language', choices.language)}</details>
<div class="open-fields">${text('contact', limits.email, t('form.contact.hint'), 'email')}${text('website', limits.link, '', 'url')}</div>
<div class="buttons"><button class="ds-button" data-variant="primary" type="submit">${t(id ? 'form.save' : 'form.publish')}</button></div>
<p class="small quiet">${t('form.open')}</p>
</form>
</div>`;
  return layout(around, { title, content });
}
