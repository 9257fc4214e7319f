import type { Translate } from '../../app/i18n/messages.js';
import type { CharterPartsFragment } from '../../generated/graphql.js';

export type Charter = CharterPartsFragment;

/** In reading order: purpose, people, procedure, and what applies between the members. */
export const fields = [
  'purpose',
  'basis',
  'seatsFor',
  'expectations',
  'everyWeeks',
  'minutes',
  'place',
  'attendance',
  'preparation',
  'absence',
  'protocol',
  'rotation',
  'confidence',
  'admission',
  'openHistory',
] as const;

export type CharterField = (typeof fields)[number];

/** The charter's text on this field; empty where nothing is agreed. Free text stays as it was written. */
export function fieldText(charter: Charter, field: CharterField, t: Translate): string {
  switch (field) {
    case 'basis':
      return charter.basis.map((basis) => t(`charter.basis.${basis}`)).join(', ');
    case 'everyWeeks':
      return charter.everyWeeks ? t('charter.everyWeeks.text', { weeks: charter.everyWeeks }) : '';
    case 'minutes':
      return charter.minutes ? t('charter.minutes.text', { minutes: charter.minutes }) : '';
    case 'protocol':
      return charter.protocol ? t(`charter.protocol.${charter.protocol}`) : '';
    case 'rotation':
      return t(`charter.rotation.${charter.rotation}`);
    case 'confidence':
      return t(`charter.confidence.${charter.confidence}`);
    case 'admission':
      return t(`charter.admission.${charter.admission}`);
    case 'openHistory':
      return t(charter.openHistory ? 'charter.openHistory.yes' : 'charter.openHistory.no');
    default:
      return charter[field] ?? '';
  }
}

/** The fields in which two versions differ. */
export const changedBetween = (before: Charter, after: Charter): CharterField[] =>
  fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
