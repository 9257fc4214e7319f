import { limits } from '@krets/shared/limits';
import { area, button, field, line, tick } from '../form-parts.js';
import { html, type Part } from '../html.js';
import type { Occurrence } from '../occurrences/occurrence.types.js';
import { addressOfOccurrence } from '../occurrences/occurrence-parts.js';
import type { Surroundings } from '../page-layout.js';
import type { OwnSignup } from './signup.types.js';
import { founderList } from './signup-parts.js';

/** How many must want a network before it is made. */
export const fewestFounders = 4;

/** Afterwards: whether one wants to make a network with others who say the same, and the way to begin it. */
export function foundingPart({ words }: Surroundings, occurrence: Occurrence, { signup, founders }: OwnSignup): Part {
  if (signup?.state !== 'SIGNED' || occurrence.status === 'CANCELLED' || occurrence.startsAt > new Date()) return '';
  const t = words.t.bind(words);
  const at = addressOfOccurrence(occurrence.id);
  if (signup.networkId)
    return html`<section class="open-group"><h2>${t('found.title')}</h2><p>${t('found.made')} <a href="/rooms">${t('open.rooms')}</a></p></section>`;
  const enough = founders.length >= fewestFounders;
  return html`<section class="open-group"><h2>${t('found.title')}</h2>
<p>${t('found.text', { fewest: fewestFounders })}</p>
${
  signup.founds
    ? html`<p>${t('found.count', { n: founders.length })}</p>${founderList(founders)}
${
  enough
    ? html`<form class="open-form" method="post" action="${at}/nettverk">
${field('name', t('found.name'), (described) => line('name', '', limits.networkName, described, 'text', true), { hint: t('found.name.hint') })}
${field('purpose', t('found.purpose'), (described) => area('purpose', '', 3, limits.purpose, described, true))}
<div class="buttons"><button class="ds-button" data-variant="primary" type="submit">${t('found.make')}</button></div>
<p class="small quiet">${t('found.make.text')}</p></form>`
    : ''
}${button(`${at}/vil`, t('found.no'))}`
    : html`<form class="open-form" method="post" action="${at}/vil">
${tick('founds', '1', false, t('found.yes'))}
${field('need', t('found.need'), (described) => line('need', '', limits.signupLine, described))}
<p class="small quiet">${t('found.yes.text')}</p>
<div class="buttons"><button class="ds-button" data-variant="primary" type="submit">${t('found.say')}</button></div></form>`
}</section>`;
}
