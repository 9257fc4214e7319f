import { isUuid } from '../errors.js';

/** Names of variables with ids made by the client for a new post: they identify nothing yet. */
const madeUp = 'clientId';

/** The ids in a request's variables, also inside input objects. */
export function idsIn(variables: unknown, depth = 2): string[] {
  if (typeof variables !== 'object' || variables === null || depth === 0) return [];
  return Object.entries(variables).flatMap(([name, value]) => {
    if (name === madeUp) return [];
    return isUuid(value) ? [value] : Array.isArray(value) ? [] : idsIn(value, depth - 1);
  });
}
