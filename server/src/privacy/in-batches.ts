import { setTimeout } from 'node:timers/promises';
import type { Tx } from '../platform/database/tx.js';

/** One short transaction as the person whose export it is. */
export type Read = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;

/** So few that nobody notices one being fetched and written. */
export const batch = 25;

/** In milliseconds. */
const longestRest = 500;

/** As long as the batch took: an export has at most half of what the process and the database can do. */
const rest = (began: number) => setTimeout(Math.min(performance.now() - began, longestRest));

/** Each batch has a transaction of its own, and others have their turn before the next. */
export async function* inBatches<K, T>(
  keys: readonly K[],
  size: number,
  fetch: (some: K[]) => Promise<T[]>,
): AsyncGenerator<T[]> {
  for (let at = 0; at < keys.length; at += size) {
    const began = performance.now();
    yield await fetch(keys.slice(at, at + size));
    await rest(began);
  }
}

/** As `inBatches`, for what is found from its place on: `next` answers with nothing when there is no more. */
export async function* onward<P, T extends { place: P }>(
  first: P,
  next: (after: P) => Promise<T[]>,
): AsyncGenerator<Omit<T, 'place'>[]> {
  for (let after = first; ; ) {
    const began = performance.now();
    const found = await next(after);
    const last = found.at(-1);
    if (!last) return;
    after = last.place;
    yield found.map(({ place: _, ...row }) => row);
    await rest(began);
  }
}
