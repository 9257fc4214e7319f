import type { Numbers } from './entries.service.js';
import type { Entry } from './entry.types.js';
import { card } from './entry-parts.js';
import { filterOf } from './filter.js';
import { html } from './html.js';
import { filterForm } from './overview-page.js';
import { dotRing, layout, type Surroundings, withLang } from './page-layout.js';

/** What Krets is, who it is for, what it costs in time, who runs it and how it protects; then what there is. */
export function frontPage(around: Surroundings, { entries, confirmed }: Numbers, newest: Entry[]): string {
  const { words, lang, demo, operator } = around;
  const t = words.t.bind(words);
  const answer = (question: string, text: string) => html`<section><h2>${question}</h2><p>${text}</p></section>`;
  const run = [operator.name ? t('front.run.by', { name: operator.name }) : '', t('front.run.text')];
  const content = html`<div class="page">
<div class="open-hero"><div><h1>${t('front.title')}</h1><p class="open-lead">${t('front.lead')}</p>
<div class="buttons"><a class="ds-button" data-variant="primary" href="${withLang('/oversyn', lang)}">${t('front.find')}</a>
<a class="ds-button" data-variant="secondary" href="/sign-in">${t('open.signIn')}</a></div></div>
${dotRing(220, t('front.picture'))}</div>
${
  demo
    ? html`<section class="card"><h2>${t('front.try')}</h2><p>${t('front.try.text')}</p><p><a href="/sign-in">${t('front.try.go')}</a></p></section>`
    : ''
}
<div class="open-answers">
${answer(t('front.who'), t('front.who.text'))}
${answer(t('front.time'), t('front.time.text'))}
${answer(t('front.run'), run.filter(Boolean).join(' '))}
${answer(t('front.safe'), t('front.safe.text'))}
</div>
<section class="open-front-list"><h2>${t('front.what')}</h2>
<p class="quiet">${t('front.numbers', { n: entries, confirmed })}</p>
${filterForm(around, filterOf({}))}
${
  newest.length > 0
    ? html`<p class="open-newest">${t('front.newest')}</p>
<ul class="plain-list divided-list">${newest.map((entry) => card(around, entry))}</ul>`
    : ''
}
<p><a href="${withLang('/oversyn', lang)}">${t('front.all')}</a> · <a href="${withLang('/oversyn/dekning', lang)}">${t('open.coverage')}</a> · <a href="${withLang('/oversyn/behov', lang)}">${t('need.title')}</a></p>
</section>
</div>`;
  return layout(around, { title: t('open.title'), description: t('front.lead'), content });
}
