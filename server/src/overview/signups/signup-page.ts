import { leaderLevels, needThemes } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { button, faultIn, faultsNote, field, line, select, tick, ticks } from '../form-parts.js';
import { type Html, html, type Part } from '../html.js';
import type { Occurrence } from '../occurrences/occurrence.types.js';
import { addressOfOccurrence, marks, takesSignUps, when, where } from '../occurrences/occurrence-parts.js';
import { layout, type Surroundings, withLang } from '../page-layout.js';
import { foundingPart } from './founding-part.js';
import type { Guest, OwnSignup, SignupText } from './signup.types.js';
import { guestList, participantList, partnerList } from './signup-parts.js';
import type { SignupFault } from './signup-text.policy.js';

const nothing: SignupText = {
  ...{ showName: false, showRole: false, showAgency: false, talk: null, themes: [], level: null },
  ...{ accessNeeds: null, coffee: false, founds: false, need: null },
};

function signupForm(
  { words, lang }: Surroundings,
  { id }: Occurrence,
  { me, signup }: OwnSignup,
  written: SignupText,
  faults: SignupFault[],
  send: string,
): Html {
  const t = words.t.bind(words);
  const text = (name: 'talk' | 'accessNeeds', hint: string) =>
    field(name, t(`field.${name}`), (described) => line(name, written[name] ?? '', limits.signupLine, described), {
      ...{ hint, fault: faultIn(words, faults, name) },
    });
  const choices = (list: string, values: readonly string[]) =>
    values.map((value) => [value, words.of(list, value)] as const);
  const shown = (name: 'showName' | 'showRole' | 'showAgency', value: string | null) =>
    value ? tick(name, '1', written[name], `${t(`signUp.${name}`)}: ${value}`) : '';
  return html`${faultsNote(words, faults)}
<form class="open-form" method="post" action="${withLang(`${addressOfOccurrence(id)}/pamelding`, lang)}" novalidate>
<fieldset class="open-ticks"><legend>${t('signUp.shown')}</legend><p class="small quiet">${t('signUp.shown.text')}</p>
${shown('showName', me.name)}${shown('showRole', me.roleTitle)}${shown('showAgency', me.agency)}</fieldset>
${text('talk', t('signUp.talk.hint'))}
${ticks('themes', t('field.themes'), choices('theme', needThemes), written.themes, faultIn(words, faults, 'themes'))}
<fieldset class="open-ticks"><legend>${t('coffee.title')}</legend><p class="small quiet">${t('coffee.text')}</p>
${tick('coffee', '1', written.coffee, t('coffee.yes'))}</fieldset>
${field('level', t('coffee.level'), (described) => select('level', choices('level', leaderLevels), written.level ?? '', described, t('form.none')))}
${text('accessNeeds', t('signUp.accessNeeds.hint'))}
${signup ? [written.founds && html`<input type="hidden" name="founds" value="1">`, html`<input type="hidden" name="need" value="${written.need ?? ''}">`] : ''}
<div class="buttons"><button class="ds-button" data-variant="primary" type="submit">${send}</button></div>
</form>`;
}

const coffeePart = ({ words }: Surroundings, { status, endsAt }: Occurrence, coffee: OwnSignup['coffee']): Part => {
  if (!coffee || status === 'CANCELLED') return '';
  const t = words.t.bind(words);
  if (coffee.length === 0)
    return html`<section class="open-group"><h2>${t('coffee.title')}</h2><p>${t('coffee.alone')}</p></section>`;
  const isOver = status === 'HELD' || endsAt <= new Date();
  return html`<section class="open-group"><h2>${t(isOver ? 'coffee.pair.held' : 'coffee.pair')}</h2>
<p class="quiet">${t(isOver ? 'coffee.pair.held.text' : 'coffee.pair.text')}</p>${partnerList(words, coffee)}</section>`;
};

/** Who one does not want to be paired with: seen by oneself alone. */
function blocksPart({ words }: Surroundings, { id }: Occurrence, apartFrom: OwnSignup['apartFrom']): Html {
  const t = words.t.bind(words);
  const at = `${addressOfOccurrence(id)}/utan`;
  return html`<details id="utan"><summary>${t('coffee.apart')}</summary><p class="small quiet">${t('coffee.apart.text')}</p>
${
  apartFrom.length > 0
    ? html`<ul class="plain-list divided-list">${apartFrom.map(
        ({ value, name }) =>
          html`<li class="open-entry"><p>${name}</p>${button(at, t('coffee.apart.remove', { name }), { remove: value })}</li>`,
      )}</ul>`
    : ''
}
<form class="open-form" method="post" action="${at}">
${field('apart', t('coffee.apart.label'), (described) => line('apart', '', limits.email, described), { hint: t('coffee.apart.hint') })}
<div class="buttons"><button class="ds-button" data-variant="secondary" type="submit">${t('coffee.apart.add')}</button></div></form></details>`;
}

function stateOf({ words }: Surroundings, occurrence: Occurrence, { signup }: OwnSignup): Html {
  const t = words.t.bind(words);
  if (signup && (occurrence.status === 'HELD' || occurrence.status === 'CANCELLED')) return html``;
  if (signup) return html`<p class="open-found" role="status">${t(`signUp.${signup.state}`)}</p>`;
  if (takesSignUps(occurrence)) return html`<p>${t(occurrence.seats === 'NO' ? 'signUp.full' : 'signUp.lead')}</p>`;
  return html`<p>${t(occurrence.opensAt > new Date() && occurrence.status !== 'CANCELLED' ? 'occurrence.notYet' : 'occurrence.closed')}</p>`;
}

/** For one person: how they are signed up, what they see of the others, and what they choose. */
export function signupPage(
  around: Surroundings,
  occurrence: Occurrence,
  own: OwnSignup,
  { written, faults = [] }: { written?: SignupText; faults?: SignupFault[] } = {},
): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const { signup, me, participants, coffee } = own;
  const shown = written ?? signup ?? nothing;
  const comes = (occurrence.status === 'SCHEDULED' || occurrence.status === 'MOVED') && occurrence.endsAt > new Date();
  const form = (send: string) => signupForm(around, occurrence, own, shown, faults, send);
  const profile = me.name ? '' : html`<p>${t('signUp.profile')} <a href="/profile">${t('signUp.profile.go')}</a></p>`;
  const content = html`<div class="page page-narrow">
<p class="small"><a href="${withLang(addressOfOccurrence(occurrence.id), lang)}">${occurrence.title}</a></p>
<h1>${t(signup ? 'signUp.own' : 'signUp.title')}</h1>
<p class="open-lead">${when(words, occurrence)}</p>
<p>${marks(words, occurrence)}</p><p class="quiet">${occurrence.title}. ${where(words, occurrence)}</p>
${stateOf(around, occurrence, own)}
${
  signup
    ? html`${coffeePart(around, occurrence, coffee)}
${foundingPart(around, occurrence, own)}
${signup.state === 'SIGNED' ? html`<section class="open-group"><h2>${t('signUp.participants')}</h2><p class="small quiet">${t('signUp.participants.text')}</p>${participants.length > 0 ? participantList(words, participants) : html`<p>${t('signUp.participants.none')}</p>`}</section>` : ''}
${comes ? html`<details${faults.length > 0 ? html` open` : ''}><summary>${t('signUp.change')}</summary>${form(t('form.save'))}</details>` : ''}
${signup.coffee && comes ? blocksPart(around, occurrence, own.apartFrom) : ''}
${comes ? html`<details><summary>${t('signUp.withdraw')}</summary><p class="small">${t('signUp.withdraw.text')}</p>${button(`${addressOfOccurrence(occurrence.id)}/avmelding`, t('signUp.withdraw'))}</details>` : ''}`
    : takesSignUps(occurrence)
      ? profile || form(t(occurrence.seats === 'NO' ? 'signUp.wait' : 'signUp.title'))
      : ''
}
</div>`;
  return layout(around, { title: t(signup ? 'signUp.own' : 'signUp.title'), content });
}

/** For the organisers: who comes, what they need to take part, and how many wait. */
export function guestsPage(
  around: Surroundings,
  occurrence: Occurrence,
  { people, waiting }: { people: Guest[]; waiting: number },
): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const content = html`<div class="page page-narrow">
<p class="small"><a href="${withLang(`/oversyn/${occurrence.entryId}/samlingar`, lang)}">${t('host.title', { title: occurrence.title })}</a></p>
<h1>${t('guests.title')}</h1>
<p class="open-lead">${when(words, occurrence)}</p>
<p class="quiet">${t('guests.text')}</p>
<p class="open-found">${t('guests.count', { n: people.length, waiting })}</p>
${people.length > 0 ? guestList(words, people) : ''}
</div>`;
  return layout(around, { title: t('guests.title'), content });
}
