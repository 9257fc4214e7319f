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

type Room = { networkId: string; state: string | null; reader: string; now: number };
const nothing = { count: 0, hashes: 0n, revisions: '' };

/**
 * The passages of each room that the person may read. Row-level security answers which those are whenever the room has another state than
 * when it was asked last, or the person reads by something else than then: an entry of the journal comes with every change of what is
 * read. What this server has listed before of a room is taken again when the digest of it is the same.
 */
export async function listRooms(
  tx: Tx,
  networkIds: readonly string[] | null,
  generation: Generation,
): Promise<RoomPassages[]> {
  const slices = new Slices();
  const lists: RoomPassages[] = [];
  const listAs = async (room: Room, digest: string, listed: OpenedPassage[]) => {
    const list = await RoomPassages.of(listed, generation.size, slices);
    generation.holdList(room.networkId, digest, list);
    hold(generation, room, digest);
    lists.push(list);
  };
  const [unknown, changed, old]: [Room[], Room[], Room[]] = [[], [], []];
  for (const room of await roomsOf(tx, networkIds)) {
    const reading = generation.readingOf(room.networkId, room.reader);
    const isSame = reading?.state === room.state;
    const list = reading && isSame && room.now < reading.until && generation.listOf(room.networkId, reading.digest);
    if (list) lists.push(list);
    else if (!generation.knows(room.networkId)) unknown.push(room);
    else if (reading && !isSame) changed.push(room);
    else old.push(room);
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
  unknown.push(...(await listChanged(tx, changed, generation, slices, listAs)));
  await listUnknown(tx, unknown, generation, slices, listAs);
  return lists;
}

const hold = (generation: Generation, { networkId, state, reader, now }: Room, digest: string) => {
  if (state !== null) generation.holdReading(networkId, reader, { state, digest, until: now + longestReading });
};

/** The rooms in which the person reads; the state is null for those of which they do not read it. */
const roomsOf = (tx: Tx, networkIds: readonly string[] | null) =>
  tx.rows<Room>(
    `SELECT n.id AS "networkId", k.journal_seq || '.' || k.xmin AS state,
       (SELECT hash_record_extended(ROW(app.me(), app.my_hidden_challenges(), app.my_late_networks(), app.my_late_starts()), $2))::text AS reader,
       (extract(epoch FROM now()) * 1000)::float8 AS now
     FROM unnest(app.my_networks()) AS n (id) LEFT JOIN network_counters k ON k.network_id = n.id
     WHERE $1::uuid[] IS NULL OR n.id = ANY ($1)`,
    [networkIds, seed],
  );

async function digestsOf(tx: Tx, rooms: readonly Room[]): Promise<Map<string, string>> {
  if (rooms.length === 0) return new Map();
  const rows = await tx.rows<{ networkId: string; count: number; hashes: string }>(
    `SELECT t.network_id AS "networkId", count(*)::int AS count, bit_xor(${hash})::text AS hashes FROM passages t
     WHERE t.network_id = ANY ($1) GROUP BY t.network_id`,
    [rooms.map(({ networkId }) => networkId), seed],
  );
  return new Map(rows.map(({ networkId, count, hashes }) => [networkId, digestOf(count, hashes)]));
}

type ListAs = (room: Room, digest: string, listed: OpenedPassage[]) => Promise<void>;

/**
 * Rooms of which something has been opened: only what is new of them is fetched.
 *
 * @returns the rooms of which most is new: to look for it passage by passage would take longer than to read them whole
 */
async function listChanged(
  tx: Tx,
  rooms: readonly Room[],
  generation: Generation,
  slices: Slices,
  listAs: ListAs,
): Promise<Room[]> {
  if (rooms.length === 0) return [];
  const found = await tx.rows<{ networkId: string; count: number; hashes: string; revisions: string }>(
    `SELECT t.network_id AS "networkId", count(*)::int AS count, bit_xor(${hash})::text AS hashes, string_agg(${revision}, ',') AS revisions
     FROM passages t WHERE t.network_id = ANY ($1) GROUP BY t.network_id`,
    [rooms.map(({ networkId }) => networkId), seed],
  );
  const mostlyNew: Room[] = [];
  for (const room of rooms) {
    const { networkId } = room;
    const { count, hashes, revisions } = found.find((one) => one.networkId === networkId) ?? nothing;
    const listed: OpenedPassage[] = [];
    const missing: string[] = [];
    for (const one of revisions === '' ? [] : revisions.split(',')) {
      if (slices.isOver()) await slices.next();
      const opened = generation.get(one, networkId);
      if (opened) listed.push(opened);
      else missing.push(one.slice(0, idLength));
    }
    if (missing.length > listed.length && missing.length > few) {
      mostlyNew.push(room);
      continue;
    }
    for (let from = 0; from < missing.length; from += batch) {
      const rows = await tx.rows<{ revision: string; keys: string }>(
        `SELECT ${revision} AS revision, t.keys FROM passages t WHERE t.id = ANY ($1)`,
        [missing.slice(from, from + batch)],
      );
      for (const { revision: now, keys } of rows) {
        if (slices.isOver()) await slices.next();
        listed.push(generation.open(now, lettersIn(keys), networkId));
      }
    }
    await listAs(room, digestOf(count, hashes), listed);
  }
  return mostlyNew;
}

type Whole = { networkId: string; count: number; hashes: string; revisions: string; keys: string };

/** Rooms of which nothing has been opened, each in one row. The database reads the next ones while those before are opened. */
async function listUnknown(
  tx: Tx,
  rooms: readonly Room[],
  generation: Generation,
  slices: Slices,
  listAs: ListAs,
): Promise<void> {
  if (rooms.length === 0) return;
  const answered = tx.rowsAsTheyCome<Whole>(
    `SELECT r.id AS "networkId", whole.* FROM unnest($1::uuid[]) AS r (id), LATERAL (
       SELECT count(*)::int AS count, coalesce(bit_xor(${hash}), 0)::text AS hashes, coalesce(string_agg(${revision}, ','), '') AS revisions,
         coalesce(string_agg(t.keys, chr(${between})), '') AS keys FROM passages t WHERE t.network_id = r.id) whole`,
    [rooms.map(({ networkId }) => networkId), seed],
  );
  for await (const { networkId, count, hashes, revisions, keys } of answered) {
    const listed: OpenedPassage[] = [];
    const letters = lettersIn(keys);
    let from = 0;
    for (const one of revisions === '' ? [] : revisions.split(',')) {
      if (slices.isOver()) await slices.next();
      const end = letters.indexOf(between, from);
      const to = end < 0 ? letters.length : end;
      listed.push(generation.open(one, letters, networkId, from, to));
      from = to + 1;
    }
    const room = rooms.find((one) => one.networkId === networkId);
    if (room) await listAs(room, digestOf(count, hashes), listed);
  }
}
