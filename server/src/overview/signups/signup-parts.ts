import { type Html, html, type Part } from '../html.js';
import type { Words } from '../words.js';
import type { Founder, Guest, Participant, ShownPerson } from './signup.types.js';

const lineOf = (parts: (string | null)[]) => parts.filter(Boolean).join(', ');

const themesOf = (words: Words, themes: string[]): Part =>
  themes.length > 0
    ? html`<span class="small quiet">${words.list(themes.map((theme) => words.of('theme', theme)))}</span>`
    : '';

const listOf = (items: Part[]): Html =>
  html`<ul class="plain-list divided-list">${items.map((item) => html`<li class="open-entry">${item}</li>`)}</ul>`;

/** Those who come, as each has agreed to be shown to the others. */
export const participantList = (words: Words, participants: Participant[]): Html =>
  listOf(
    participants.map(
      ({ name, role, agency, talk, themes }) =>
        html`<p><strong>${lineOf([name, role, agency])}</strong></p>${talk ? html`<p>${words.t('signUp.talk.shown', { talk })}</p>` : ''}${themesOf(words, themes)}`,
    ),
  );

/** Those who come, for the organisers. */
export const guestList = (words: Words, guests: Guest[]): Html =>
  listOf(
    guests.map(
      ({ name, role, needs }) =>
        html`<p>${lineOf([name, role])}</p>${needs ? html`<p class="small">${words.t('guests.needs', { needs })}</p>` : ''}`,
    ),
  );

/** Who somebody meets over a coffee. */
export const partnerList = (words: Words, partners: ShownPerson[]): Html =>
  listOf(
    partners.map(
      ({ name, role, agency, themes }) =>
        html`<p><strong>${lineOf([name, role, agency])}</strong></p>${themesOf(words, themes)}`,
    ),
  );

export const founderList = (founders: Founder[]): Html =>
  listOf(
    founders.map(
      ({ name, role, agency, need }) =>
        html`<p><strong>${lineOf([name, role, agency])}</strong></p>${need ? html`<p>${need}</p>` : ''}`,
    ),
  );
