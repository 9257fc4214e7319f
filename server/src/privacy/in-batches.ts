import { setTimeout } from 'node:timers/promises';
import type { Tx } from '../platform/database/tx.js';

/** One short transaction as the person whose export it is. */
export type Read = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;

/** Small enough that fetching and writing one disturbs nobody. */
export const batch = 25;

/** In milliseconds. */
const longestRest = 500;

/** As long as the batch took, so that an export uses at most half of the process and the database. */
const rest = (began: number) => setTimeout(Math.min(performance.now() - began, longestRest));

/** Each batch has its own transaction and a pause after it, so that other work gets its turn. */
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

/** As `inBatches`, with a cursor: `next` returns an empty list at the end. */
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
