import { joints } from '@krets/shared/search/passage';
import { numberOf, type OpenedPassage, sectionEnd } from './opened-passage.js';
import type { RoomPassages } from './room-passages.js';
import { lettersOf } from './similar.js';
import { hashOfNothing, hashWith, TextNumbers } from './text-numbers.js';

/** All that is opened takes at most twice this. */
const mostBytes = 128 * 1024 * 1024;
/** Beside the numbers of a passage: its name and its places in maps. */
const bytesBeside = 200;
/** Beside the letters of a key, which is in a list and one or two maps. */
const bytesBesideKey = 160;
const generationMs = 30 * 60_000;
/** Of one room, because not everybody sees the same in it, and because it changes. */
const mostLists = 6;

/** Of one room: a seat has one, and another when what they may read by has changed. */
const mostReadings = 60;

const [wordEnd, sectionMark] = [joints.word.charCodeAt(0), joints.section.charCodeAt(0)];

/** Of the memory that the passages of a room share, in entries: many small pieces take longer to give and to take back. */
const [leastSpace, mostSpace] = [1 << 10, 1 << 15];
const noSpace = new Uint32Array(0);
const idLength = 36;

/** The letters of a text as numbers, which are read several times as fast. */
export function lettersIn(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}
type OpenedRoom = { passages: Map<string, OpenedPassage>; space: Uint32Array; free: number };

/**
 * What one person could read in a room when the room had a state: the digest of it, until when that holds, and which transaction was the
 * first that was not over.
 * Times are in milliseconds, by the clock of the database.
 */
export type Reading = { state: string; digest: string; until: number; since: string };

/**
 * The passages that this server has opened, for all readers; nothing is read here of which row-level security has not answered the id and
 * the revision (see `listRooms`). There are at most two generations: when the younger is full or old it becomes the older, which goes. What is still
 * searched moves from the older to the younger, so that the least used goes first.
 */
export class OpenedPassages {
  #younger: Generation;

  constructor(private readonly bytes = mostBytes) {
    this.#younger = new Generation(bytes);
  }

  /** For one search, which uses it to its end: numbers of another generation mean other keys. */
  generation(): Generation {
    if (this.#younger.isOver()) this.#younger = new Generation(this.bytes, this.#younger);
    return this.#younger;
  }

  /** When somebody has lost their seat: nothing of the room stays in memory until a member asks again. */
  close(networkId: string): void {
    this.#younger.close(networkId);
  }
}

/** Passages opened in the same time. Keys are numbered, so that a passage takes little room and is compared quickly. */
export class Generation {
  readonly #rooms = new Map<string, OpenedRoom>();
  readonly #lists = new Map<string, Map<string, RoomPassages>>();
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [''];
  readonly #letters: number[] = [0];
  /** The same words come again and again: of each, its entries. */
  readonly #words = new TextNumbers();
  readonly #entriesOfWords: (readonly number[])[] = [];
  /** Of the passage that is being opened. */
  #entries = new Uint32Array(1 << 10);
  readonly #readings = new Map<string, Map<string, Reading>>();
  readonly #began = Date.now();
  #older: Generation | undefined;
  #used = 0;

  constructor(
    private readonly most: number,
    older?: Generation,
  ) {
    this.#older = older;
    older?.forgetOlder();
  }

  isOver(): boolean {
    return this.#used > this.most || Date.now() - this.#began > generationMs;
  }

  get(revision: string, networkId: string): OpenedPassage | undefined {
    const known = this.#rooms.get(networkId)?.passages.get(revision);
    if (known || !this.#older) return known;
    const older = this.#older.get(revision, networkId);
    return older && this.#hold(revision, networkId, this.#renumbered(older, this.#older));
  }

  /** @param digest of the ids and revisions of those that somebody may read in a room */
  listOf(networkId: string, digest: string): RoomPassages | undefined {
    const lists = this.#lists.get(networkId);
    const list = lists?.get(digest);
    if (!lists || !list) return undefined;
    // The one used last is the last to go.
    lists.delete(digest);
    lists.set(digest, list);
    return list;
  }

  holdList(networkId: string, digest: string, list: RoomPassages): void {
    if (this.#used > this.most) return;
    const lists = this.#lists.get(networkId) ?? new Map<string, RoomPassages>();
    this.#lists.set(networkId, lists);
    lists.set(digest, list);
    this.#used += list.bytes;
    for (const [oldest, { bytes }] of lists) {
      if (lists.size <= mostLists) break;
      lists.delete(oldest);
      this.#used -= bytes;
    }
  }

  /** Whether anything of a room has been opened or listed. */
  knows(networkId: string): boolean {
    return this.#rooms.has(networkId) || this.#lists.has(networkId) || this.#older?.knows(networkId) === true;
  }

  /** @param reader who reads, and what they may read by */
  readingOf(networkId: string, reader: string): Reading | undefined {
    return this.#readings.get(networkId)?.get(reader);
  }

  /** The room was read when every earlier transaction was over; null when it has not been read. */
  readSince(networkId: string): string | null {
    const last = [...(this.#readings.get(networkId)?.values() ?? [])].at(-1);
    return last?.since ?? this.#older?.readSince(networkId) ?? null;
  }

  holdReading(networkId: string, reader: string, reading: Reading): void {
    const readings = this.#readings.get(networkId) ?? new Map<string, Reading>();
    this.#readings.set(networkId, readings);
    readings.delete(reader);
    readings.set(reader, reading);
    const [oldest] = readings.keys();
    if (oldest !== undefined && readings.size > mostReadings) readings.delete(oldest);
  }

  /**
   * @param revision begins with the id; `room-lists.ts` makes it
   * @param keys has those of the passage between `from` and `to`
   */
  open(revision: string, keys: Uint16Array, networkId: string, from = 0, to = keys.length): OpenedPassage {
    return this.#hold(revision, networkId, this.#numbered(keys, from, to));
  }

  /** How many keys have a number; numbers are below it. */
  get size(): number {
    return this.#names.length;
  }

  nameOf(number: number): string {
    return this.#names[number] ?? '';
  }

  /** Of the key, see `lettersOf`. */
  lettersOf(number: number): number {
    return this.#letters[number] ?? 0;
  }

  numberOfKey(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  close(networkId: string): void {
    this.#rooms.delete(networkId);
    this.#lists.delete(networkId);
    this.#readings.delete(networkId);
    this.#older?.close(networkId);
  }

  forgetOlder(): void {
    this.#older = undefined;
  }

  /** A single search may ask for more than there is room for: it gets what does not stay. */
  #hold(revision: string, networkId: string, count: number): OpenedPassage {
    const id = revision.slice(0, idLength);
    const thing = revision.indexOf('.', idLength + 1);
    const of = thing < 0 ? undefined : revision.slice(thing + 1);
    if (this.#used > this.most) return { id, of, keys: this.#entries.slice(0, count), start: 0, end: count };
    const room = this.#rooms.get(networkId) ?? { passages: new Map<string, OpenedPassage>(), space: noSpace, free: 0 };
    this.#rooms.set(networkId, room);
    if (room.free + count > room.space.length) {
      room.space = new Uint32Array(Math.max(count, Math.min(mostSpace, 2 * room.space.length + leastSpace)));
      room.free = 0;
      this.#used += room.space.byteLength;
    }
    for (let at = 0; at < count; at++) room.space[room.free + at] = this.#entries[at] as number;
    const opened = { id, of, keys: room.space, start: room.free, end: room.free + count };
    room.free += count;
    room.passages.set(revision, opened);
    this.#used += bytesBeside;
    return opened;
  }

  #add(entry: number, count: number): number {
    if (count === this.#entries.length) {
      const more = new Uint32Array(2 * count);
      more.set(this.#entries);
      this.#entries = more;
    }
    this.#entries[count] = entry;
    return count + 1;
  }

  /** @returns how many entries there are now */
  #renumbered({ keys, start, end }: OpenedPassage, from: Generation): number {
    let count = 0;
    for (let at = start; at < end; at++) {
      const entry = keys[at] as number;
      const here = entry === sectionEnd ? entry : (this.#number(from.nameOf(numberOf(entry))) << 1) | (entry & 1);
      count = this.#add(here, count);
    }
    return count;
  }

  /** @returns how many entries there are now */
  #numbered(text: Uint16Array, start: number, end: number): number {
    let count = 0;
    let from = start;
    let hash = hashOfNothing;
    for (let at = start; at <= end; at++) {
      const letter = at === end ? wordEnd : (text[at] as number);
      if (letter !== wordEnd && letter !== sectionMark) {
        hash = hashWith(hash, letter);
        continue;
      }
      if (at > from) {
        const some = this.#entriesOf(text, from, at, hash);
        for (let n = 0; n < some.length; n++) count = this.#add(some[n] as number, count);
      }
      if (letter === sectionMark) count = this.#add(sectionEnd, count);
      from = at + 1;
      hash = hashOfNothing;
    }
    return count;
  }

  #entriesOf(text: Uint16Array, from: number, to: number, hash: number): readonly number[] {
    const known = this.#entriesOfWords[this.#words.numberOf(text, from, to, hash)];
    if (known) return known;
    const word = String.fromCharCode(...text.subarray(from, to));
    const entries = word.split(joints.key).map((key, at) => (this.#number(key) << 1) | (at > 0 ? 1 : 0));
    this.#entriesOfWords.push(entries);
    this.#used += 2 * word.length + bytesBesideKey;
    return entries;
  }

  #number(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#names.length;
    this.#numbers.set(key, number);
    this.#names.push(key);
    this.#letters.push(lettersOf(key));
    this.#used += 2 * key.length + bytesBesideKey;
    return number;
  }
}
