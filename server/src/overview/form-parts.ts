import type { EntryFault, EntryField, WrittenEntry } from './entry-text.policy.js';
import { type Html, html, type Part } from './html.js';
import type { OccurrenceFault, OccurrenceField } from './occurrences/occurrence-text.policy.js';
import type { SignupFault } from './signups/signup-text.policy.js';
import type { Words } from './words.js';

/** A field of a form of the open pages. Its fault is told beside it, and read with it. */
export function field(
  id: string,
  label: string,
  input: (described: Part) => Part,
  { hint = '', fault = '' } = {},
): Html {
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return html`<div class="open-field"><label for="${id}">${label}</label>
${hint ? html`<p class="small quiet" id="${id}-hint">${hint}</p>` : ''}${fault ? html`<p class="open-fault" id="${id}-fault">${fault}</p>` : ''}
${input(html`${described ? html` aria-describedby="${described}"` : ''}${fault ? html` aria-invalid="true"` : ''}`)}</div>`;
}

export const line = (
  id: string,
  value: string,
  longest: number,
  described: Part,
  type = 'text',
  required = false,
): Html =>
  html`<input class="ds-input" type="${type}" id="${id}" name="${id}" value="${value}" maxlength="${longest}"${described}${required ? html` required` : ''}>`;

export const area = (
  id: string,
  value: string,
  rows: number,
  longest: number | null,
  described: Part,
  required = false,
): Html =>
  html`<textarea class="ds-input" id="${id}" name="${id}" rows="${rows}"${longest ? html` maxlength="${longest}"` : ''}${described}${required ? html` required` : ''}>
${value}</textarea>`;

export const select = (
  id: string,
  values: readonly (readonly [value: string, label: string])[],
  chosen: string,
  described: Part,
  none = '',
): Html =>
  html`<select class="ds-input" id="${id}" name="${id}"${described}>${none ? html`<option value="">${none}</option>` : ''}${values.map(
    ([value, label]) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`,
  )}</select>`;

export const tick = (name: string, value: string, checked: boolean, label: string): Html =>
  html`<label class="open-tick"><input type="checkbox" name="${name}" value="${value}"${checked ? html` checked` : ''}> ${label}</label>`;

export const ticks = (
  name: string,
  legend: string,
  values: readonly (readonly [value: string, label: string])[],
  chosen: readonly string[],
  fault = '',
): Html =>
  html`<fieldset class="open-ticks"><legend>${legend}</legend>${fault ? html`<p class="open-fault">${fault}</p>` : ''}${values.map(
    ([value, label]) => tick(name, value, chosen.includes(value), label),
  )}</fieldset>`;

/** A form with one button, such as one beside an entry. */
export const button = (
  action: string,
  label: string,
  values: Record<string, string> = {},
  variant = 'secondary',
): Html =>
  html`<form method="post" action="${action}">${Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button class="ds-button" data-variant="${variant}" type="submit">${label}</button></form>`;

type Fault = EntryFault | OccurrenceFault | SignupFault;

/** What a fault is, in words. */
export const faultText = (words: Words, { code, value }: Fault): string =>
  words.t(`fault.${code}`, { value: value ?? '' });

/** The faults of a form, above it. */
export const faultsNote = (words: Words, faults: readonly Fault[]): Part =>
  faults.length > 0
    ? html`<div class="open-faults" role="alert"><p>${words.t('form.faults', { n: faults.length })}</p><ul>${faults.map(
        (fault) =>
          html`<li>${fault.field ? html`<a href="#${fault.field}">${words.t(`field.${fault.field}`)}</a>: ` : ''}${faultText(words, fault)}</li>`,
      )}</ul></div>`
    : '';

export const faultIn = (
  words: Words,
  faults: readonly Fault[],
  name: EntryField | OccurrenceField | SignupFault['field'],
): string =>
  faults
    .filter((fault) => fault.field === name)
    .map((fault) => faultText(words, fault))
    .join(' ');

/** The fields of a form by name; of several values, all of them. */
export const writtenIn = (values: URLSearchParams, names: readonly EntryField[]): WrittenEntry =>
  Object.fromEntries(names.map((name) => [name, values.getAll(name).join(',')]));
