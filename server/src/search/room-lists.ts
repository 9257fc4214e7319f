import type { Tx } from '../platform/database/tx.js';
import type { Generation } from './opened-passages.js';
import { type Listed, RoomPassages } from './room-passages.js';
import { Slices } from './slices.js';

/** How many passages are fetched at a time. */
const batch = 1_000;
/** Of a room whose passages are fetched at once. */
const largest = 4_000;
const idLength = 36;
const revision = `t.id || '.' || t.xmin || coalesce('.' || t.resource_id, '')`;
/** Of what a person may read in one room now: which passages, and of each its revision, which changes with its keys. */
const digest = `encode(sha256(string_agg(uuid_send(t.id) || xidsend(t.xmin), ''::bytea ORDER BY t.id)), 'hex')`;

type Readable = { id: string; of?: string };
type Unlisted = { networkId: string; digest: string; listed: Listed[]; isWhole: boolean; isLarge: boolean };

/**
 * The passages of each room that the person may read; row-level security answers it each time. What this server has listed before of a
 * room is taken again when the digest of it is the same: then nothing has to be sent but that.
 */
export async function listRooms(
  tx: Tx,
  networkIds: readonly string[] | null,
  generation: Generation,
): Promise<RoomPassages[]> {
  const slices = new Slices();
  const rooms = await tx.rows<{ networkId: string; digest: string }>(
    `SELECT t.network_id AS "networkId", ${digest} AS digest FROM passages t
     WHERE $1::uuid[] IS NULL OR t.network_id = ANY ($1) GROUP BY t.network_id`,
    [networkIds],
  );
  const known = rooms.map((room) => generation.listOf(room.networkId, room.digest));
  const unknown = rooms.filter((_, at) => !known[at]).map(({ networkId }) => networkId);
  const lists = known.filter((list) => list !== undefined);
  if (unknown.length === 0) return lists;
  for (const { networkId, digest: same, listed, isWhole } of await listAgain(tx, unknown, generation, slices)) {
    const list = await RoomPassages.of(listed, generation.size, slices);
    if (isWhole) generation.holdList(networkId, same, list);
    lists.push(list);
  }
  return lists;
}

async function listAgain(
  tx: Tx,
  networkIds: readonly string[],
  generation: Generation,
  slices: Slices,
): Promise<Unlisted[]> {
  const rooms = await tx.rows<{ networkId: string; digest: string; revisions: string }>(
    `SELECT t.network_id AS "networkId", ${digest} AS digest, string_agg(${revision}, ',' ORDER BY t.id) AS revisions FROM passages t
     WHERE t.network_id = ANY ($1) GROUP BY t.network_id`,
    [networkIds],
  );
  const found = rooms.map(
    ({ networkId, digest, revisions }): Unlisted => ({
      networkId,
      digest,
      listed: [],
      isWhole: true,
      isLarge: revisions.length > largest * idLength,
    }),
  );
  const missing = new Map<string, { revision: string; room: Unlisted }>();
  for (const [at, { revisions }] of rooms.entries()) {
    const room = found[at] as Unlisted;
    for (const one of revisions.split(',')) {
      if (slices.isOver()) await slices.next();
      const readable = readableOf(one);
      const opened = generation.get(one, room.networkId);
      if (opened) room.listed.push({ ...readable, opened });
      else missing.set(readable.id, { revision: one, room });
    }
  }
  const take = async (where: string, value: unknown) => {
    const rows = await tx.rows<{ id: string; revision: string; keys: string }>(
      `SELECT t.id, ${revision} AS revision, t.keys FROM passages t WHERE ${where}`,
      [value],
    );
    for (const { id, revision: now, keys } of rows) {
      if (slices.isOver()) await slices.next();
      const asked = missing.get(id);
      if (!asked) continue;
      // The digest is of what was listed, which may have changed since.
      if (asked.revision !== now) asked.room.isWhole = false;
      missing.delete(id);
      asked.room.listed.push({ ...readableOf(now), opened: generation.open(now, keys, asked.room.networkId) });
    }
  };
  // A room of which nothing has been opened is read as it lies.
  const untouched = found.filter(({ listed, isLarge }) => listed.length === 0 && !isLarge);
  for (const { networkId } of untouched) await take('t.network_id = $1', networkId);
  const ids = [...missing.keys()];
  for (let from = 0; from < ids.length; from += batch) await take('t.id = ANY ($1)', ids.slice(from, from + batch));
  for (const { room } of missing.values()) room.isWhole = false;
  return found;
}

function readableOf(text: string): Readable {
  const id = text.slice(0, idLength);
  const end = text.indexOf('.', idLength + 1);
  return end < 0 ? { id } : { id, of: text.slice(end + 1) };
}
