import { isPart, numberOf, type OpenedPassage, sectionEnd } from './opened-passage.js';
import type { Slices } from './slices.js';

/** In tenths, of the sections: the title, what somebody wrote, and the words of a file, of which there are many. */
const sectionTenths = [30, 10, 6] as const;
const mostTenths = 0xffff;

/** Where a key is: the places of passages in the list, and how much it counts in each, in tenths. A part of a word counts half. */
export type Places = { places: Uint32Array; tenths: Uint16Array };

/** Passages of one room that somebody may read, and which of them hold a key: a question looks at those alone. */
export class RoomPassages {
  private constructor(
    readonly listed: readonly OpenedPassage[],
    /** The numbers of all their keys, in order. */
    readonly present: Uint32Array,
    private readonly starts: Uint32Array,
    private readonly places: Uint32Array,
    private readonly tenths: Uint16Array,
    /** How many words they have together. */
    readonly length: number,
  ) {}

  /** @param size how many keys have a number */
  static async of(listed: readonly OpenedPassage[], size: number, slices: Slices): Promise<RoomPassages> {
    const counts = new Uint32Array(size + 1);
    const last = new Uint32Array(size + 1);
    let [length, distinct] = [0, 0];
    for (let place = 0; place < listed.length; place++) {
      if (slices.isOver()) await slices.next();
      const { keys, start, end } = listed[place] as OpenedPassage;
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
    const tenths = new Uint16Array(places.length);
    for (let place = 0; place < listed.length; place++) {
      if (slices.isOver()) await slices.next();
      const { keys, start, end } = listed[place] as OpenedPassage;
      let section = 0;
      let whole: number = sectionTenths[0];
      for (let at = start; at < end; at++) {
        const entry = keys[at] as number;
        if (entry === sectionEnd) {
          whole = sectionTenths[++section] ?? whole;
          continue;
        }
        const number = numberOf(entry);
        if (last[number] !== place + 1) {
          last[number] = place + 1;
          places[next[number] as number] = place;
          next[number] = (next[number] as number) + 1;
        }
        const here = (next[number] as number) - 1;
        tenths[here] = Math.min(mostTenths, (tenths[here] as number) + (isPart(entry) ? whole / 2 : whole));
      }
    }
    return new RoomPassages(listed, present, starts, places, tenths, length);
  }

  get bytes(): number {
    return 4 * (this.present.length + this.starts.length) + 6 * this.places.length + 60 * this.listed.length;
  }

  /** Undefined when none of them holds the key. */
  placesOf(number: number): Places | undefined {
    let [low, high] = [0, this.present.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.present[middle] as number) < number) low = middle + 1;
      else high = middle;
    }
    if (this.present[low] !== number) return undefined;
    const [start, end] = [this.starts[low], this.starts[low + 1]];
    return { places: this.places.subarray(start, end), tenths: this.tenths.subarray(start, end) };
  }
}
