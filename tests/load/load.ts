import { limits } from '@krets/shared/limits';
import { assignRooms, type Room, sharing } from './assign-rooms.js';
import { type PostedThread, postThread, type Refusal } from './posting.js';
import { digestOf, placesIn, type SourceThread } from './read-source.js';
import { challengesIn, differencesIn } from './reading-back.js';
import { Guests, openRoom } from './rooms.js';
import type { TargetServer } from './target-server.js';

/** Networks filled side by side; within one, texts go in order. */
const atOnce = 8;

export type Loaded = {
  networks: number;
  threads: number;
  replies: number;
  /** Authors who in some network speak from another's seat because all seats are taken. */
  sharing: number;
  refused: Refusal[];
  differences: string[];
};

/** Told how much there is to do of something; calls back for each one done. */
type Watch = (what: string, total: number) => () => void;

/** Posts every text as its author, then reads all of it back as another member and compares. */
export async function loadThreads(
  target: TargetServer,
  threads: SourceThread[],
  networks?: number,
  watch: Watch = () => () => {},
): Promise<Loaded> {
  const rooms = assignRooms(threads, limits.seatsDefault, networks);
  const texts = threads.length + threads.reduce((sum, { replies }) => sum + [...placesIn(replies)].length, 0);
  const batch = digestOf(JSON.stringify([networks ?? 0, threads.map(({ source }) => source).sort()])).slice(0, 8);
  const guests = new Guests(target);
  await guests.administrator;

  const seated = watch('Seats', rooms.length);
  const opened = await together(rooms, async (room, n) => {
    const name = `Loaded ${batch} ${n + 1}/${rooms.length}`;
    const id = await openRoom(guests, name, room, 'Threads loaded from a file, each text by a member.');
    seated();
    return { id, room };
  });

  const sent = watch('Posting', texts);
  const filled = await together(opened, async ({ id, room }) => {
    const posted: PostedThread[] = [];
    for (const thread of room.threads) {
      posted.push(await postThread(id, thread, (authorId) => guests.member(seatFor(room, authorId)), sent));
    }
    return { id, room, posted };
  });

  const read = watch('Reading', threads.length);
  const differences = await together(filled, async ({ id, room, posted }) => {
    const found: string[] = [];
    for (const one of posted) {
      const owner = seatFor(room, one.thread.author.id);
      const other = room.seated.find((author) => author.id !== owner.id) ?? owner;
      found.push(...(await differencesIn(one, await guests.member(other))));
      read();
    }
    const listed = (await challengesIn(await guests.member(seatFor(room, room.seated[0]?.id ?? '')), id)).sort();
    const expected = posted.flatMap(({ challengeId }) => challengeId ?? []).sort();
    if (listed.join() !== expected.join())
      found.push(`A network lists ${listed.length} challenges, not ${expected.length}.`);
    return found;
  });

  const all = filled.flatMap(({ posted }) => posted);
  return {
    networks: rooms.length,
    threads: all.filter(({ challengeId }) => challengeId).length,
    replies: all.reduce((sum, { ids }) => sum + ids.size, 0),
    sharing: sharing(rooms),
    refused: all.flatMap(({ refused }) => refused),
    differences: differences.flat(),
  };
}

function seatFor(room: Room, authorId: string) {
  const author = room.speaksFrom.get(authorId);
  if (!author) throw new Error(`${authorId} has no seat to speak from.`);
  return author;
}

/** In the order of `list`, so many at once. */
async function together<T, R>(list: T[], one: (item: T, n: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = list.entries();
  const worker = async () => {
    for (const [n, item] of waiting) results[n] = await one(item, n);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
