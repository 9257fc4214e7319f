import { counties } from '@krets/shared/counties';
import { leaderLevels, leaderRoles, needThemes } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { organiser, time } from '../entry-parts.js';
import { area, button, field, select, tick, ticks } from '../form-parts.js';
import { type Html, html, type Part } from '../html.js';
import { layout, type Surroundings, withLang } from '../page-layout.js';
import type { NeedFault, NeedField, NeedText } from './need-text.policy.js';
import type { NeedQuestion, OwnNeed } from './needs.service.js';

type Given = { needs: OwnNeed[]; questions: NeedQuestion[]; written?: NeedText; faults?: NeedFault[]; at: Date };

/** What the person needs in their own words, what they are asked about it, and the form for saying it. */
export function ownNeedsPage(around: Surroundings, given: Given): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const { needs, questions, at } = given;
  const current = needs.filter(({ expiresAt }) => expiresAt > at).length;
  const content = html`<div class="page page-narrow">
<p class="small"><a href="${withLang('/oversyn/behov', lang)}">${t('need.title')}</a></p>
<h1>${t('need.own')}</h1>
${questions.length > 0 ? html`<section class="card"><h2>${t('need.asked')}</h2><p>${t('need.asked.text')}</p>${questions.map((one) => question(around, one))}</section>` : ''}
${
  needs.length > 0
    ? html`<section><h2>${t('need.written')}</h2><ul class="plain-list divided-list">${needs.map((need) => ownNeed(around, need, at))}</ul></section>`
    : ''
}
${current < 2 ? form(around, given) : html`<p class="quiet">${t('need.fault.TWO')}</p>`}
</div>`;
  return layout(around, { title: t('need.own'), content });
}

const question = ({ words }: Surroundings, one: NeedQuestion): Html => html`<article><h3>${one.name}</h3>
<p class="open-purpose">${one.purpose}</p><p class="small quiet">${organiser(words, one)}</p>
<div class="buttons">${button('/oversyn/behov/svar', words.t('need.asked.yes'), { question: one.id, answer: 'yes' }, 'primary')}
${button('/oversyn/behov/svar', words.t('need.asked.no'), { question: one.id, answer: 'no' })}</div></article>`;

function ownNeed({ words }: Surroundings, need: OwnNeed, at: Date): Html {
  const t = words.t.bind(words);
  const who = [
    words.of('role', need.role),
    words.of('level', need.level),
    need.county ? words.county(need.county) : t('need.anywhere'),
  ];
  const isOver = need.expiresAt <= at;
  return html`<li class="open-entry"><h3>${words.list(need.themes.map((theme) => words.of('theme', theme)))}</h3>
${need.sentence ? html`<p class="open-purpose">${need.sentence}</p>` : ''}
<p class="small quiet">${who.join(' · ')}</p>
<p class="small quiet">${t(isOver ? 'need.over' : 'need.until')} ${time(words, need.expiresAt)} · ${t(need.mayBeAsked ? 'need.mayAsk' : 'need.mayNotAsk')}</p>
<div class="buttons">${button('/oversyn/behov/mitt/forny', t('need.renew'), { need: need.id })}${button('/oversyn/behov/mitt/trekk', t('need.withdraw'), { need: need.id })}</div></li>`;
}

function form(around: Surroundings, { written, faults = [] }: Given): Html {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const told = (name: NeedField) =>
    faults
      .filter((fault) => fault.field === name)
      .map(({ code }) => t(`need.fault.${code}`))
      .join(' ');
  const note: Part =
    faults.length > 0
      ? html`<div class="open-faults" role="alert"><p>${t('form.faults', { n: faults.length })}</p><ul>${faults.map(
          (fault) =>
            html`<li>${fault.field ? html`<a href="#${fault.field}">${t(`need.field.${fault.field}`)}</a>: ` : ''}${t(`need.fault.${fault.code}`)}</li>`,
        )}</ul></div>`
      : '';
  const choice = (name: 'role' | 'level' | 'county', values: (readonly [string, string])[], none: string) =>
    field(name, t(`need.field.${name}`), (described) => select(name, values, written?.[name] ?? '', described, none), {
      fault: told(name),
    });
  return html`<section><h2>${t('need.new')}</h2><p class="quiet">${t('need.new.text')}</p>${note}
<form class="open-form" method="post" action="/oversyn/behov/mitt" novalidate>
${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}
<div id="themes">${ticks(
    'themes',
    t('need.field.themes'),
    needThemes.map((theme) => [theme, words.of('theme', theme)] as const),
    written?.themes ?? [],
    told('themes'),
  )}</div>
<div class="open-fields">${choice(
    'role',
    leaderRoles.map((role) => [role, words.of('role', role)] as const),
    t('form.none'),
  )}${choice(
    'level',
    leaderLevels.map((level) => [level, words.of('level', level)] as const),
    t('form.none'),
  )}${choice(
    'county',
    counties.map(({ number, name }) => [number, name] as const),
    t('need.anywhere'),
  )}</div>
${field(
  'sentence',
  t('need.field.sentence'),
  (described) => area('sentence', written?.sentence ?? '', 3, limits.needSentence, described),
  { hint: t('need.field.sentence.hint'), fault: told('sentence') },
)}
${tick('mayBeAsked', '1', written?.mayBeAsked ?? true, t('need.field.mayBeAsked'))}
<p class="small quiet">${t('need.field.mayBeAsked.hint')}</p>
<div class="buttons"><button class="ds-button" data-variant="primary" type="submit">${t('need.send')}</button></div>
</form></section>`;
}
