import { type Author, authorsOf, digestOf, type SourceThread } from './read-source.js';

/** What one network is given: its threads, and whose seat each author speaks from. */
export type Room = {
  threads: SourceThread[];
  /** At most `seats` of them; the first is the facilitator. */
  seated: Author[];
  /** By the author's id. Authors without a seat of their own speak from another's. */
  speaksFrom: Map<string, Author>;
};

type RoomPlan = { threads: SourceThread[]; authors: Map<string, Author> };

/**
 * Spreads threads over networks so that as many authors as possible get a seat of their own: the most crowded thread
 * first, each to the network where it brings the fewest new authors. Without `count` as many networks as that takes.
 * Depends on nothing but the threads, so that a second run seats everybody alike.
 */
export function assignRooms(threads: SourceThread[], seats: number, count?: number): Room[] {
  const tables: RoomPlan[] = Array.from({ length: count ?? 0 }, () => ({ threads: [], authors: new Map() }));
  const crowded = threads
    .map((thread) => ({ thread, authors: authorsOf(thread) }))
    .sort((a, b) => b.authors.length - a.authors.length || (a.thread.source < b.thread.source ? -1 : 1));
  for (const { thread, authors } of crowded) {
    const table = count
      ? bestRoom(tables, authors, seats, threads.length / count)
      : emptiestRoom(tables, authors, seats);
    table.threads.push(thread);
    for (const author of authors) table.authors.set(author.id, table.authors.get(author.id) ?? author);
  }
  return tables.filter((table) => table.threads.length > 0).map((table) => roomOf(table, seats));
}

const newPeople = (table: RoomPlan, authors: Author[]) => authors.filter(({ id }) => !table.authors.has(id)).length;

function emptiestRoom(tables: RoomPlan[], authors: Author[], seats: number): RoomPlan {
  const fitting = tables.filter((table) => table.authors.size + newPeople(table, authors) <= seats);
  const best = least(fitting, (table) => newPeople(table, authors));
  if (best) return best;
  const opened: RoomPlan = { threads: [], authors: new Map() };
  tables.push(opened);
  return opened;
}

/** A fixed number of networks: first where there are seats, else where the fewest must share. None takes more than twice its share. */
function bestRoom(tables: RoomPlan[], authors: Author[], seats: number, share: number): RoomPlan {
  const open = tables.filter((table) => table.threads.length < Math.max(1, 2 * share));
  const crowding = (table: RoomPlan) => Math.max(0, table.authors.size + newPeople(table, authors) - seats);
  const best = least(open, (table) => crowding(table) * 1_000 + newPeople(table, authors));
  if (!best) throw new Error('There is no network to put a thread in.');
  return best;
}

function least<T>(list: T[], weight: (item: T) => number): T | undefined {
  let best: { item: T; weight: number } | undefined;
  for (const item of list) {
    const its = weight(item);
    if (!best || its < best.weight) best = { item, weight: its };
  }
  return best?.item;
}

function roomOf({ threads, authors }: RoomPlan, seats: number): Room {
  const seated = [...authors.values()].slice(0, seats);
  const speaksFrom = new Map(
    [...authors.values()].map((author, n) => {
      const place = n < seats ? n : Number.parseInt(digestOf(author.id).slice(0, 8), 16) % seated.length;
      return [author.id, seated[place] ?? author];
    }),
  );
  return { threads, seated, speaksFrom };
}

/** Pairs of author and room where the author speaks from somebody else's seat. */
export const sharing = (rooms: Room[]) =>
  rooms.reduce((sum, room) => sum + Math.max(0, room.speaksFrom.size - room.seated.length), 0);
