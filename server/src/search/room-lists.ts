import { randomBytes } from 'node:crypto';
import type { Tx } from '../platform/database/tx.js';
import type { OpenedPassage } from './opened-passage.js';
import { type Generation, lettersIn } from './opened-passages.js';
import { RoomPassages } from './room-passages.js';
import { Slices } from './slices.js';

/** How many passages of a room that has changed are fetched at a time. */
const batch = 1_000;
/** Between the keys of two passages, which do not have it. */
const between = '\r'.charCodeAt(0);
/** So many are not too many to look for one by one. */
const few = 50;
const idLength = 36;
/** What changes without an entry in the journal, such as an old message that expires, is seen after this time. In milliseconds. */
const longestReading = 30_000;
const revision = `t.id || '.' || t.xmin || coalesce('.' || t.resource_id, '')`;
/** Nobody can choose ids for which two sets have the same digest. */
const seed = randomBytes(8).readBigInt64LE().toString();
/** Of an id and its revision, which changes with its keys. */
const hash = 'hash_record_extended(ROW(t.id, t.xmin), $2)';
const digestOf = (count: number | string, hashes: bigint | string) => `${count}.${hashes}`;

/** A room in which the person reads; the state is null when they do not read it; `since`: every earlier transaction is over. */
export type ReadableRoom = { networkId: string; state: string | null; reader: string; now: number; since: string };

/**
 * The passages of each room that the person may read. Row-level security answers which those are whenever the room has another state than
 * when it was asked last, or the person reads by something else than then: an entry of the journal comes with every change of what is
 * read. What this server has listed before of a room is taken again when the digest of it is the same.
 */
export async function listRooms(
  tx: Tx,
  rooms: readonly ReadableRoom[],
  generation: Generation,
): Promise<RoomPassages[]> {
  const slices = new Slices();
  const lists: RoomPassages[] = [];
  const listAs = async (room: ReadableRoom, digest: string, listed: OpenedPassage[]) => {
    const list = await RoomPassages.of(listed, generation.size, slices);
    generation.holdList(room.networkId, digest, list);
    hold(generation, room, digest);
    lists.push(list);
  };
  const [changed, old]: [ReadableRoom[], ReadableRoom[]] = [[], []];
  for (const room of rooms) {
    const reading = generation.readingOf(room.networkId, room.reader);
    const isSame = reading?.state === room.state;
    const list = reading && isSame && room.now < reading.until && generation.listOf(room.networkId, reading.digest);
    if (list) lists.push(list);
    else if (generation.knows(room.networkId) && (!reading || isSame)) old.push(room);
    else changed.push(room);
  }
  // Most of them are as they were, or as somebody else has read them.
  const digests = await digestsOf(tx, old);
  for (const room of old) {
    const digest = digests.get(room.networkId) ?? digestOf(0, 0n);
    const list = generation.listOf(room.networkId, digest);
    if (list) {
      lists.push(list);
      hold(generation, room, digest);
    } else changed.push(room);
  }
  const mostlyNew = await readRooms(tx, changed, (id) => generation.readSince(id), generation, slices, listAs);
  await readRooms(tx, mostlyNew, () => null, generation, slices, listAs);
  return lists;
}

const hold = (generation: Generation, { networkId, state, reader, now, since }: ReadableRoom, digest: string) => {
  if (state !== null) generation.holdReading(networkId, reader, { state, digest, until: now + longestReading, since });
};

/**
 * The rooms in which the person reads. It may be the first statement of a transaction, and lets those after it use the plan of the connection:
 * to plan a statement for its values takes longer than to run it.
 */
export const readableRooms = (tx: Tx): Promise<ReadableRoom[]> =>
  tx.rows<ReadableRoom>(
    `SELECT n.id AS "networkId", k.journal_seq || '.' || k.xmin AS state,
       (SELECT hash_record_extended(ROW(app.me(), app.my_hidden_challenges(), app.my_late_networks(), app.my_late_starts()), $1))::text AS reader,
       (extract(epoch FROM now()) * 1000)::float8 AS now, pg_snapshot_xmin(pg_current_snapshot())::xid::text AS since,
       (SELECT set_config('plan_cache_mode', 'force_generic_plan', true)) AS plans
     FROM unnest(app.my_networks()) AS n (id) LEFT JOIN network_counters k ON k.network_id = n.id`,
    [seed],
  );

async function digestsOf(tx: Tx, rooms: readonly ReadableRoom[]): Promise<Map<string, string>> {
  if (rooms.length === 0) return new Map();
  const rows = await tx.rows<{ networkId: string; count: number; hashes: string }>(
    `SELECT t.network_id AS "networkId", count(*)::int AS count, bit_xor(${hash})::text AS hashes FROM passages t
     WHERE t.network_id = ANY ($1) GROUP BY t.network_id`,
    [rooms.map(({ networkId }) => networkId), seed],
  );
  return new Map(rows.map(({ networkId, count, hashes }) => [networkId, digestOf(count, hashes)]));
}

type ListAs = (room: ReadableRoom, digest: string, listed: OpenedPassage[]) => Promise<void>;

type Row = { networkId: string; count: number; hashes: string; revisions: string; keys: string };

/**
 * Each room in one row: the revisions of its passages, and the keys of those written since it was read last. The database reads the next
 * ones while those before are opened.
 *
 * @returns the rooms of which most is still missing: to look for it passage by passage would take longer than to read them whole
 */
async function readRooms(
  tx: Tx,
  rooms: readonly ReadableRoom[],
  sinceOf: (networkId: string) => string | null,
  generation: Generation,
  slices: Slices,
  listAs: ListAs,
): Promise<ReadableRoom[]> {
  if (rooms.length === 0) return [];
  const answered = tx.rowsAsTheyCome<Row>(
    `SELECT r.id AS "networkId", whole.* FROM unnest($1::uuid[], $3::text[]) AS r (id, since), LATERAL (
       SELECT count(*)::int AS count, coalesce(bit_xor(${hash}), 0)::text AS hashes, coalesce(string_agg(${revision}, ','), '') AS revisions,
         coalesce(string_agg(CASE WHEN r.since IS NULL OR age(t.xmin) <= age(r.since::xid) THEN t.keys ELSE '' END, chr(${between})), '') AS keys
       FROM passages t WHERE t.network_id = r.id) whole`,
    [rooms.map(({ networkId }) => networkId), seed, rooms.map(({ networkId }) => sinceOf(networkId))],
  );
  const mostlyNew: ReadableRoom[] = [];
  for await (const { networkId, count, hashes, revisions, keys } of answered) {
    const room = rooms.find((one) => one.networkId === networkId);
    if (!room) continue;
    const listed: OpenedPassage[] = [];
    const missing: string[] = [];
    const letters = lettersIn(keys);
    let from = 0;
    for (const one of revisions === '' ? [] : revisions.split(',')) {
      if (slices.isOver()) await slices.next();
      const end = letters.indexOf(between, from);
      const to = end < 0 ? letters.length : end;
      const opened = generation.get(one, networkId);
      if (opened) listed.push(opened);
      else if (to > from) listed.push(generation.open(one, letters, networkId, from, to));
      else missing.push(one.slice(0, idLength));
      from = to + 1;
    }
    if (missing.length > listed.length && missing.length > few) mostlyNew.push(room);
    else {
      for (const one of await readMissing(tx, missing, networkId, generation, slices)) listed.push(one);
      await listAs(room, digestOf(count, hashes), listed);
    }
  }
  return mostlyNew;
}

/** What was written before, and may be read only now. */
async function readMissing(
  tx: Tx,
  ids: readonly string[],
  networkId: string,
  generation: Generation,
  slices: Slices,
): Promise<OpenedPassage[]> {
  const opened: OpenedPassage[] = [];
  for (let from = 0; from < ids.length; from += batch) {
    const rows = await tx.rows<{ revision: string; keys: string }>(
      `SELECT ${revision} AS revision, t.keys FROM passages t WHERE t.id = ANY ($1)`,
      [ids.slice(from, from + batch)],
    );
    for (const row of rows) {
      if (slices.isOver()) await slices.next();
      opened.push(generation.open(row.revision, lettersIn(row.keys), networkId));
    }
  }
  return opened;
}
