import { isUuid } from '../errors.js';

/** Made up by the client for each post: not the id of anything there is. */
const madeUp = 'clientId';

/** The ids that a request's variables name, those of an input object included. */
export function idsIn(variables: unknown, depth = 2): string[] {
  if (typeof variables !== 'object' || variables === null || depth === 0) return [];
  return Object.entries(variables).flatMap(([name, value]) => {
    if (name === madeUp) return [];
    return isUuid(value) ? [value] : Array.isArray(value) ? [] : idsIn(value, depth - 1);
  });
}
