import { isPlainName } from '@krets/shared/names';
import { applyDecorators } from '@nestjs/common';
import { Field, registerEnumType } from '@nestjs/graphql';
import { registerDecorator, type ValidationOptions } from 'class-validator';
import { GraphQLScalarType, Kind } from 'graphql';
import { badInput } from '../errors.js';

/** A GraphQL enum of these words. */
export function enumOf<T extends string>(name: string, values: readonly T[], description?: string): Record<T, T> {
  const theEnum = Object.fromEntries(values.map((v) => [v, v])) as Record<T, T>;
  registerEnumType(theEnum, { name, ...(description ? { description } : {}) });
  return theEnum;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * A text field of at most `max` code points, without control characters except tab and line break, and without broken surrogates
 * (PostgreSQL can store neither NUL nor those). Unless `optional`, it must not be empty after trimming.
 */
export function Text(max: number, options: { optional?: boolean; mayBeEmpty?: boolean; description?: string } = {}) {
  const { optional = false, mayBeEmpty = optional, description } = options;
  return applyDecorators(
    Field(() => String, { nullable: optional, ...(description ? { description } : {}) }),
    rule('characters', isPlain, optional),
    rule('maxLength', isWithin(max), optional, max),
    rule('required', (value) => typeof value === 'string' && (mayBeEmpty || value.trim() !== ''), optional),
  );
}

/** A text of one line, such as a name: a line break could add lines to an e-mail or a log. */
function OneLineText(max: number, options: Parameters<typeof Text>[1] = {}) {
  return applyDecorators(Text(max, options), rule('characters', isOneLine, options.optional ?? false));
}

/** The name of a person, a role, an organiser or a network, which is sent in e-mails: no links and no hidden characters. */
export function Name(max: number, options: Parameters<typeof Text>[1] = {}) {
  return applyDecorators(
    OneLineText(max, options),
    rule('address', (value) => typeof value === 'string' && isPlainName(value), options.optional ?? false),
  );
}

/** A list of at most `most` texts, each as in `Text` and not empty. */
export function Texts(max: number, most: number, description: string) {
  const each = (holds: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(holds);
  return applyDecorators(
    Field(() => [String], { description }),
    rule('max', (value) => Array.isArray(value) && value.length <= most, false, most),
    rule('characters', each(isPlain), false),
    rule('maxLength', each(isWithin(max)), false, max),
    rule(
      'required',
      each((value) => typeof value === 'string' && value.trim() !== ''),
      false,
    ),
  );
}

const isPlain = (value: unknown) => typeof value === 'string' && value.isWellFormed() && !control.test(value);
const isOneLine = (value: unknown) => typeof value === 'string' && !/[\t\n\r\u0085\u2028\u2029]/.test(value);
const isWithin = (max: number) => (value: unknown) =>
  typeof value === 'string' && (value.length <= max || [...value].length <= max);

function rule(name: string, holds: (value: unknown) => boolean, optional: boolean, limit?: number): PropertyDecorator {
  return (target, property) => {
    const options: ValidationOptions = { context: { rule: name, ...(limit ? { limit } : {}) } };
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options,
      validator: {
        validate: (value: unknown) => (optional && (value === null || value === undefined)) || holds(value),
        defaultMessage: () => name,
      },
    });
  };
}

const calendarDay = (value: unknown): string => {
  if (typeof value === 'string' && /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) {
    if (new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)) return value;
  }
  throw badInput({ field: 'day', rule: 'day' });
};

export const Day = new GraphQLScalarType<string, string>({
  name: 'Day',
  description: 'A calendar day, YYYY-MM-DD.',
  serialize: (value) => String(value),
  parseValue: calendarDay,
  parseLiteral: (node) => calendarDay(node.kind === Kind.STRING ? node.value : null),
});

/** The years 1 to 9999, which PostgreSQL and JavaScript write in the same way. */
const pointInTime = (value: unknown): Date => {
  const date = typeof value === 'string' ? new Date(value) : undefined;
  const year = date?.getUTCFullYear() ?? Number.NaN;
  if (date && year >= 1 && year <= 9999) return date;
  throw badInput({ field: 'time', rule: 'time' });
};

const DateTime = new GraphQLScalarType<Date, string | null>({
  name: 'DateTime',
  description: 'A point in time as in ISO 8601, such as 2026-12-03T09:54:33Z.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : null),
  parseValue: pointInTime,
  parseLiteral: (node) => pointInTime(node.kind === Kind.STRING ? node.value : null),
});

/** The scalar of every `Date` in the schema. */
export const scalars = [{ type: Date, scalar: DateTime }];
