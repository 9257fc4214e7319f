import { dayAndTime, norwegianZone } from '@krets/shared/moments';
import { type Html, html } from './html.js';
import type { Words } from './words.js';

export const partsOf = (words: Words, at: Date) => dayAndTime(at, words.language, norwegianZone, new Date());

/** A day and a time, in Norwegian time. */
export const moment = (words: Words, at: Date): Html =>
  html`<time datetime="${at.toISOString()}">${words.t('occurrence.at', partsOf(words, at))}</time>`;
