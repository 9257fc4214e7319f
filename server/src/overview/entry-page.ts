import type { Entry } from './entry.types.js';
import { organiser, place, rhythm, tags, time } from './entry-parts.js';
import { html, type Part } from './html.js';
import { layout, type Surroundings, withLang } from './page-layout.js';

/** One entry, with what anybody may know of it. */
export function entryPage(around: Surroundings, entry: Entry, successor?: Entry, occurrences: Part = ''): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const fact = (name: string, value: Part) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : '');
  const listOf = (list: string, codes: string[]) => words.list(codes.map((code) => words.of(list, code)));
  const isOpen = entry.status !== 'CLOSED';
  const content = html`<div class="page page-narrow">
<p class="small"><a href="${withLang('/oversyn', lang)}">${t('list.title')}</a></p>
<p>${tags(words, entry)}</p>
<h1>${entry.title}</h1>
<p class="open-purpose">${entry.purpose}</p>
${successor ? html`<p>${t('entry.joined')} <a href="${withLang(`/oversyn/${successor.id}`, lang)}">${successor.title}</a></p>` : ''}
${entry.faultSince && isOpen ? html`<p class="open-tag open-tag-stale">${t('entry.fault', { date: words.day(entry.faultSince) })}</p>` : ''}
${isOpen ? way(around, entry) : ''}
${occurrences}
<dl class="open-facts">
${fact(t('entry.audience'), entry.audience)}
${fact(t('entry.organiser'), organiser(words, entry))}
${fact(t('entry.where'), place(words, entry))}
${fact(t('entry.rhythm'), rhythm(words, entry))}
${fact(t('entry.form'), entry.form && words.form(entry.form))}
${fact(t('list.basis'), listOf('basis', entry.basis))}
${fact(t('entry.levels'), entry.levels.map((level) => words.of('level', level)).join(', '))}
${fact(t('entry.roles'), listOf('role', entry.roles))}
${fact(t('list.language'), entry.language && words.of('language', entry.language))}
${fact(t('entry.size'), entry.size && words.of('size', entry.size))}
${fact(t('entry.seats'), entry.seats && words.of('seats', entry.seats))}
${fact(t('entry.contact'), entry.contact && html`<a href="mailto:${entry.contact}">${entry.contact}</a>`)}
</dl>
${entry.origin === 'ELSEWHERE' ? html`<p class="quiet">${t('entry.elsewhere')}</p>` : ''}
${entry.organiserType === 'COMMERCIAL' ? html`<p class="quiet">${t('entry.commercial')}</p>` : ''}
<dl class="open-facts open-dates small quiet">
${fact(t('entry.published'), time(words, entry.publishedAt))}
${fact(t('entry.changed'), time(words, entry.changedAt))}
${fact(t('entry.confirmed'), entry.confirmed ? time(words, entry.confirmedAt) : t('entry.unconfirmed'))}
${fact(t('entry.closed'), entry.closedAt && time(words, entry.closedAt))}
</dl>
${isOpen ? html`<p class="small"><a href="${withLang(`/oversyn/${entry.id}/feil`, lang)}">${t('report.title')}</a></p>` : ''}
</div>`;
  return layout(around, { title: entry.title, description: entry.purpose, content });
}

/** What one can do about it: apply for a seat here, or go where it is. */
function way({ words }: Surroundings, { id, origin, kind, status, website }: Entry): Part {
  if (origin === 'OWN' && (kind === 'NETWORK' || kind === 'FORMING') && status === 'LISTED')
    return html`<p><a class="ds-button" data-variant="primary" href="/apply/${id}">${words.t('entry.apply')}</a></p>
<p class="small quiet">${words.t('entry.apply.text')}</p>`;
  if (website)
    return html`<p><a class="ds-button" data-variant="primary" href="${website}" rel="noopener noreferrer nofollow">${words.t('entry.link')}</a></p>`;
  return '';
}
