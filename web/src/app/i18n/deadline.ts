import type { Language } from '@krets/shared/kinds';
import { dayAndTime, norwegianZone } from '@krets/shared/moments';
import type { Translate } from './messages.js';

export const readersZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether the reader's clock shows something else than a Norwegian one at this moment. */
export function isAbroad(moment: Date, zone = readersZone()): boolean {
  const [here, norwegian] = [zone, norwegianZone].map((each) => dayAndTime(moment, 'nn', each, moment));
  return here?.day !== norwegian?.day || here?.time !== norwegian?.time;
}

/**
 * When something closes: «tysdag 1. desember kl. 08.00», since a day alone makes those late who plan to use it. A reader
 * whose clock is another one is told the Norwegian hour too: it is the one that applies, and the one the others speak of.
 */
export function deadlineText(
  iso: string,
  language: Language,
  t: Translate,
  now = new Date(),
  zone = readersZone(),
): string {
  const moment = new Date(iso);
  const here = dayAndTime(moment, language, zone, now);
  const words = t('app.deadline', here);
  if (!isAbroad(moment, zone)) return words;
  const { day, time } = dayAndTime(moment, language, norwegianZone, now);
  const norwegian = day === here.day ? t('app.deadline.time', { time }) : t('app.deadline', { day, time });
  return t('app.deadline.abroad', { here: words, norwegian });
}
