import { limits } from '@krets/shared/limits';
import { Field, ObjectType } from '@nestjs/graphql';
import { badInput } from '../errors.js';

@ObjectType()
export class PageInfo {
  @Field()
  hasNextPage: boolean;
  @Field(() => String, { nullable: true, description: 'Give as `after` for the next page.' })
  endCursor: string | null;
}

/** @throws BAD_INPUT outside 1 to 100 */
export function pageSize(first: number): number {
  if (first < 1 || first > limits.page) throw badInput({ field: 'first', rule: 'max', limit: limits.page });
  return first;
}

/** Makes a page from rows, of which one more than requested was fetched. */
export function pageOf<T>(rows: T[], first: number, cursorOf: (row: T) => string): { nodes: T[]; pageInfo: PageInfo } {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: last ? cursorOf(last) : null } };
}

/** Encodes numbers as an opaque cursor. */
export const cursorOf = (numbers: readonly number[]) => numbers.join('.');

/** @throws BAD_INPUT when it is no cursor */
export function numbersIn(cursor: string | null | undefined): number[] | null {
  if (cursor === null || cursor === undefined) return null;
  if (!/^\d{1,9}(\.\d{1,9}){0,4}$/.test(cursor)) throw badInput({ field: 'after', rule: 'cursor' });
  return cursor.split('.').map(Number);
}
