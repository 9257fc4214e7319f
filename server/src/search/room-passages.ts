import { numberOf, type OpenedPassage } from './opened-passage.js';
import type { Slices } from './slices.js';

/** A passage in a list; `of`: what it is a piece of, when that has several. */
export type Listed = { id: string; of?: string; opened: OpenedPassage };

/** Passages of one room that somebody may read, and which of them hold a key: a question looks at those alone. */
export class RoomPassages {
  private constructor(
    readonly listed: readonly Listed[],
    /** The numbers of all their keys, in order. */
    readonly present: Uint32Array,
    private readonly starts: Uint32Array,
    private readonly places: Uint32Array,
    /** How many words they have together. */
    readonly length: number,
  ) {}

  /** @param size how many keys have a number */
  static async of(listed: readonly Listed[], size: number, slices: Slices): Promise<RoomPassages> {
    const counts = new Uint32Array(size + 1);
    const last = new Uint32Array(size + 1);
    let [length, distinct] = [0, 0];
    for (let place = 0; place < listed.length; place++) {
      if (slices.isOver()) await slices.next();
      const { keys, start, end } = (listed[place] as Listed).opened;
      length += end - start;
      for (let at = start; at < end; at++) {
        const number = numberOf(keys[at] as number);
        if (number === 0 || last[number] === place + 1) continue;
        last[number] = place + 1;
        if (counts[number] === 0) distinct++;
        counts[number] = (counts[number] as number) + 1;
      }
    }
    const present = new Uint32Array(distinct);
    const starts = new Uint32Array(distinct + 1);
    /** From a number to where its next place is written. */
    const next = new Uint32Array(size + 1);
    last.fill(0);
    for (let number = 1, at = 0; number <= size; number++) {
      if (counts[number] === 0) continue;
      present[at] = number;
      next[number] = starts[at] as number;
      starts[at + 1] = (starts[at] as number) + (counts[number] as number);
      at++;
    }
    const places = new Uint32Array(starts[distinct] as number);
    for (let place = 0; place < listed.length; place++) {
      if (slices.isOver()) await slices.next();
      const { keys, start, end } = (listed[place] as Listed).opened;
      for (let at = start; at < end; at++) {
        const number = numberOf(keys[at] as number);
        if (number === 0 || last[number] === place + 1) continue;
        last[number] = place + 1;
        const free = next[number] as number;
        places[free] = place;
        next[number] = free + 1;
      }
    }
    return new RoomPassages(listed, present, starts, places, length);
  }

  get bytes(): number {
    return 4 * (this.present.length + this.starts.length + this.places.length) + 60 * this.listed.length;
  }

  /** The places in the list of those that hold a key. */
  placesOf(number: number): Uint32Array {
    let [low, high] = [0, this.present.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.present[middle] as number) < number) low = middle + 1;
      else high = middle;
    }
    return this.present[low] === number
      ? this.places.subarray(this.starts[low], this.starts[low + 1])
      : this.places.subarray(0, 0);
  }
}
