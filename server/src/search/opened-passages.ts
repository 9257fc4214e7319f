import { joints } from '@krets/shared/search/passage';
import { numberOf, type OpenedPassage, sectionEnd } from './opened-passage.js';
import type { RoomPassages } from './room-passages.js';

/** All that is opened takes at most twice this. */
const mostBytes = 128 * 1024 * 1024;
/** Beside the numbers of a passage: its name and its places in maps. */
const bytesBeside = 250;
/** Beside the letters of a key, which is in a list and one or two maps. */
const bytesBesideKey = 160;
const generationMs = 30 * 60_000;
/** Of one room, because not everybody sees the same in it, and because it changes. */
const mostLists = 6;

/**
 * The passages that this server has opened, for all readers; nothing is read here of which row-level security has not just answered the
 * id and the revision. There are at most two generations: when the younger is full or old it becomes the older, which goes. What is still
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
  readonly #rooms = new Map<string, Map<string, OpenedPassage>>();
  readonly #lists = new Map<string, Map<string, RoomPassages>>();
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [''];
  /** The same words come again and again. */
  readonly #words = new Map<string, readonly number[]>();
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
    const known = this.#rooms.get(networkId)?.get(revision);
    if (known || !this.#older) return known;
    const older = this.#older.get(revision, networkId);
    return older && this.#hold(revision, networkId, this.#renumbered(older.keys, this.#older));
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

  open(revision: string, keys: string, networkId: string): OpenedPassage {
    return this.#hold(revision, networkId, this.#numbered(keys));
  }

  /** How many keys have a number; numbers are below it. */
  get size(): number {
    return this.#names.length;
  }

  nameOf(number: number): string {
    return this.#names[number] ?? '';
  }

  numberOfKey(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  close(networkId: string): void {
    this.#rooms.delete(networkId);
    this.#lists.delete(networkId);
    this.#older?.close(networkId);
  }

  forgetOlder(): void {
    this.#older = undefined;
  }

  /** A single search may ask for more than there is room for: it gets what does not stay. */
  #hold(revision: string, networkId: string, keys: Uint32Array): OpenedPassage {
    const opened = { keys, networkId };
    if (this.#used > this.most) return opened;
    this.#used += keys.byteLength + bytesBeside;
    const room = this.#rooms.get(networkId);
    if (room) room.set(revision, opened);
    else this.#rooms.set(networkId, new Map([[revision, opened]]));
    return opened;
  }

  #renumbered(keys: Uint32Array, from: Generation): Uint32Array {
    return keys.map((entry) =>
      entry === sectionEnd ? entry : (this.#number(from.nameOf(numberOf(entry))) << 1) | (entry & 1),
    );
  }

  #numbered(text: string): Uint32Array {
    const entries: number[] = [];
    const sections = text.split(joints.section);
    for (let section = 0; section < sections.length; section++) {
      if (section > 0) entries.push(sectionEnd);
      const words = sections[section] as string;
      if (words === '') continue;
      for (const word of words.split(joints.word)) {
        const some = this.#entriesOf(word);
        for (let at = 0; at < some.length; at++) entries.push(some[at] as number);
      }
    }
    return Uint32Array.from(entries);
  }

  #entriesOf(word: string): readonly number[] {
    const known = this.#words.get(word);
    if (known) return known;
    const entries = word.split(joints.key).map((key, at) => (this.#number(key) << 1) | (at > 0 ? 1 : 0));
    this.#words.set(word, entries);
    this.#used += 2 * word.length + bytesBesideKey;
    return entries;
  }

  #number(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#names.length;
    this.#numbers.set(key, number);
    this.#names.push(key);
    this.#used += 2 * key.length + bytesBesideKey;
    return number;
  }
}
