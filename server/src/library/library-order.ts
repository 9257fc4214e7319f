import { badInput, isUuid } from '../platform/errors.js';

/** The sort key of a resource `t`; as text, because a JavaScript number would round a timestamp. */
export type Place = [collectionOpened: string, collection: string, notChosen: boolean, changed: string, id: string];

const none = '00000000-0000-0000-0000-000000000000';
const columns = [
  `extract(epoch FROM coalesce(k.opened_at, 'infinity'))`,
  `coalesce(k.id, '${none}')`,
  't.recommended_at IS NULL',
  '-extract(epoch FROM t.changed_at)',
  't.id',
];

export const inCollections = 'LEFT JOIN collections k ON k.id = t.collection_id';
/** Collections by creation, resources without one last; in each the featured ones first, then the newest. */
export const order = columns.join(', ');
export const place = `json_build_array((${columns[0]})::text, ${columns[1]}, ${columns[2]}, (${columns[3]})::text, t.id) AS place`;

export const cursorAt = (at: Place) => Buffer.from(JSON.stringify(at)).toString('base64url');

/** @throws BAD_INPUT for a malformed cursor */
export function placeIn(cursor: string | null | undefined): Place | null {
  if (cursor === null || cursor === undefined) return null;
  const found = parsed(cursor);
  if (!isPlace(found)) throw badInput({ field: 'after', rule: 'cursor' });
  return found;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

function isPlace(found: unknown): found is Place {
  if (!Array.isArray(found) || found.length !== 5) return false;
  const [opened, collection, notChosen, changed, id] = found;
  const isMoment = (text: unknown) => typeof text === 'string' && /^(Infinity|-?\d{1,12}(\.\d{1,6})?)$/.test(text);
  return isMoment(opened) && isUuid(collection) && typeof notChosen === 'boolean' && isMoment(changed) && isUuid(id);
}
