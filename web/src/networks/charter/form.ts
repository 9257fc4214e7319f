import { admissions, bases, confidences, protocolKeys, rotations } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import type { CharterInput } from '../../generated/graphql.js';
import { type Charter, type CharterField, fields } from './charter.js';

/** The values of the charter form. */
export type CharterFormValues = {
  [F in CharterField]: F extends 'basis' ? CharterInput['basis'] : F extends 'openHistory' ? boolean : string;
};

export type TextField = 'purpose' | 'seatsFor' | 'expectations' | 'place' | 'attendance' | 'preparation' | 'absence';

export const textFields: Record<TextField, { rows: number; limit: number }> = {
  purpose: { rows: 4, limit: limits.purpose },
  seatsFor: { rows: 2, limit: limits.seatsFor },
  expectations: { rows: 6, limit: limits.expectations },
  place: { rows: 1, limit: limits.place },
  attendance: { rows: 2, limit: limits.charterLine },
  preparation: { rows: 2, limit: limits.charterLine },
  absence: { rows: 2, limit: limits.charterLine },
};

export const numberFields = {
  everyWeeks: { min: 1, max: limits.everyWeeksMax },
  minutes: { min: limits.minutesMin, max: limits.minutesMax },
};

export const choices = { protocol: protocolKeys, rotation: rotations, confidence: confidences, admission: admissions };

export const valuesOf = (charter: Charter): CharterFormValues => ({
  purpose: charter.purpose,
  basis: charter.basis,
  seatsFor: charter.seatsFor,
  expectations: charter.expectations,
  everyWeeks: charter.everyWeeks ? String(charter.everyWeeks) : '',
  minutes: charter.minutes ? String(charter.minutes) : '',
  place: charter.place ?? '',
  attendance: charter.attendance,
  preparation: charter.preparation,
  absence: charter.absence,
  protocol: charter.protocol ?? '',
  rotation: charter.rotation,
  confidence: charter.confidence,
  admission: charter.admission,
  openHistory: charter.openHistory,
});

const oneOf = <T extends string>(known: readonly T[], value: string, otherwise: T): T =>
  known.find((one) => one === value) ?? otherwise;

export const inputFrom = (values: CharterFormValues): CharterInput => ({
  ...values,
  everyWeeks: Number.parseInt(values.everyWeeks, 10) || null,
  minutes: Number.parseInt(values.minutes, 10) || null,
  place: values.place.trim() || null,
  protocol: protocolKeys.find((one) => one === values.protocol) ?? null,
  rotation: oneOf(rotations, values.rotation, 'NONE'),
  confidence: oneOf(confidences, values.confidence, 'THIS_ROOM'),
  admission: oneOf(admissions, values.admission, 'FACILITATOR'),
});

/** Reads a saved draft; undefined when it has another format. */
export function valuesFromDraft(content: string): CharterFormValues | undefined {
  try {
    const draft = JSON.parse(content) as Partial<CharterFormValues>;
    const whole = fields.every((field) => draft[field] !== undefined);
    const basis = bases.filter((one) => draft.basis?.includes(one));
    return whole ? { ...(draft as CharterFormValues), basis } : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong before anything is sent: the field and the limit it broke, if any. */
export function faultsIn(
  values: CharterFormValues,
): { field: CharterField; limit?: number; min?: number; max?: number }[] {
  const texts = (Object.keys(textFields) as TextField[]).flatMap((field) => {
    const { limit } = textFields[field];
    return [...values[field]].length > limit ? [{ field, limit }] : [];
  });
  const numbers = (['everyWeeks', 'minutes'] as const).flatMap((field) => {
    const text = values[field].trim();
    const { min, max } = numberFields[field];
    const number = Number(text);
    return text && !(Number.isInteger(number) && number >= min && number <= max) ? [{ field, min, max }] : [];
  });
  const purpose = values.purpose.trim() ? [] : [{ field: 'purpose' as const }];
  return [...purpose, ...texts, ...numbers];
}
