import { limits } from '@krets/shared/limits';
import { isPlainName } from '@krets/shared/names';
import { cleanAddress, cleanLine, cleanLink, cleanText, isVisible } from '@krets/shared/text';
import { applyDecorators, type PipeTransform } from '@nestjs/common';
import { Field, registerEnumType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { isEmail, registerDecorator, type ValidationOptions } from 'class-validator';
import { GraphQLScalarType, Kind } from 'graphql';
import { badInput } from '../errors.js';

/** A GraphQL enum of these words. */
export function enumOf<T extends string>(name: string, values: readonly T[], description?: string): Record<T, T> {
  const theEnum = Object.fromEntries(values.map((v) => [v, v])) as Record<T, T>;
  registerEnumType(theEnum, { name, ...(description ? { description } : {}) });
  return theEnum;
}

type Options = { optional?: boolean; mayBeEmpty?: boolean; description?: string };

/** A text of at most `max` code points, stored as `cleanText` leaves it. Unless `optional`, something of it must be visible. */
export const Text = (max: number, options: Options = {}) => textField(max, cleanText, options);

/** A text of one line, such as a title. */
export const Line = (max: number, options: Options = {}) => textField(max, cleanLine, options);

/** A web address; what lacks `https://` gets it. */
export const Link = (max: number, options: Options = {}) => textField(max, cleanLink, options);

/** The name of a person, a role, an organiser or a network, which is sent in e-mails: no links, and nothing that was on two lines. */
export function Name(max: number, options: Options = {}) {
  return applyDecorators(
    textField(max, (value) => (isOneLine(value) ? cleanLine(value) : value), options),
    rule('characters', isOneLine, options.optional ?? false),
    rule('address', (value) => typeof value === 'string' && isPlainName(value), options.optional ?? false),
  );
}

function textField(max: number, clean: (text: string) => string, options: Options) {
  const { optional = false, mayBeEmpty = optional, description } = options;
  return applyDecorators(
    Field(() => String, { nullable: optional, ...(description ? { description } : {}) }),
    Cleaned(clean),
    rule('maxLength', isWithin(max), optional, max),
    rule('required', (value) => typeof value === 'string' && (mayBeEmpty || isVisible(value)), optional),
  );
}

/** A list of at most `most` texts, each as in `Text` and not empty. */
export function Texts(max: number, most: number, description: string) {
  const each = (holds: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(holds);
  return applyDecorators(
    Field(() => [String], { description }),
    Cleaned(cleanText),
    rule('max', (value) => Array.isArray(value) && value.length <= most, false, most),
    rule('maxLength', each(isWithin(max)), false, max),
    rule(
      'required',
      each((value) => typeof value === 'string' && isVisible(value)),
      false,
    ),
  );
}

/** An e-mail address in its one form. */
export function Address({ optional = false, description }: Omit<Options, 'mayBeEmpty'> = {}) {
  return applyDecorators(
    Field(() => String, { nullable: optional, ...(description ? { description } : {}) }),
    Cleaned(cleanAddress),
    rule('maxLength', isWithin(limits.email), optional, limits.email),
    rule('email', isEmail, optional),
  );
}

/** Cleans a text, or each text of a list, before it is checked. */
export const Cleaned = (clean: (text: string) => string) =>
  Transform(({ value }) => {
    const cleaned = (one: unknown) => (typeof one === 'string' ? clean(one) : one);
    return Array.isArray(value) ? value.map(cleaned) : cleaned(value);
  });

/** For arguments outside an input. */
export class CleanedPipe implements PipeTransform<string, string> {
  constructor(private readonly clean: (text: string) => string) {}

  transform(value: string): string {
    return this.clean(value);
  }
}

export class AddressPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    const email = cleanAddress(value);
    if (email.length > limits.email || !isEmail(email)) throw badInput({ field: 'email', rule: 'email' });
    return email;
  }
}

const isOneLine = (value: unknown): value is string =>
  typeof value === 'string' && !/[\t\n\r\u0085\u2028\u2029]/.test(value);
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
