const basis = 0x811c9dc5 | 0;
const prime = 0x01000193;
/** A number that pieces of text with the same letters share; begins with `hashOfNothing`. */
export const hashOfNothing = basis;
export const hashWith = (hash: number, letter: number) => Math.imul(hash ^ letter, prime);

/** Numbers different pieces of text, from 0 on, without cutting them out: a map of texts takes four times as long. */
export class TextNumbers {
  #slots = new Int32Array(1 << 12).fill(-1);
  #hashes = new Int32Array(1 << 11);
  #starts = new Uint32Array((1 << 11) + 1);
  #letters = new Uint16Array(1 << 14);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** @param hash of the letters in between. @returns the number, which is the count of before when the piece is new */
  numberOf(text: Uint16Array, from: number, to: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let number = this.#slots[slot] as number; number >= 0; number = this.#slots[slot] as number) {
      if (this.#hashes[number] === hash && this.#isAt(number, text, from, to)) return number;
      slot = (slot + 1) & mask;
    }
    return this.#add(text, from, to, hash, slot);
  }

  #isAt(number: number, text: Uint16Array, from: number, to: number): boolean {
    const start = this.#starts[number] as number;
    const length = to - from;
    if ((this.#starts[number + 1] as number) - start !== length) return false;
    for (let at = 0; at < length; at++) if (this.#letters[start + at] !== text[from + at]) return false;
    return true;
  }

  #add(text: Uint16Array, from: number, to: number, hash: number, slot: number): number {
    const number = this.#count++;
    const start = this.#starts[number] as number;
    const end = start + to - from;
    if (end > this.#letters.length) this.#letters = larger(this.#letters, Math.max(end, 2 * this.#letters.length));
    for (let at = from; at < to; at++) this.#letters[start + at - from] = text[at] as number;
    this.#hashes[number] = hash;
    this.#starts[number + 1] = end;
    this.#slots[slot] = number;
    if (this.#count === this.#hashes.length) this.#grow();
    return number;
  }

  #grow(): void {
    this.#hashes = larger(this.#hashes, 2 * this.#hashes.length);
    this.#starts = larger(this.#starts, 2 * this.#starts.length);
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#count; number++) {
      const hash = this.#hashes[number] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
      this.#slots[slot] = number;
    }
  }
}

function larger<T extends Uint16Array | Int32Array | Uint32Array>(from: T, length: number): T {
  const grown = new (from.constructor as new (length: number) => T)(length);
  grown.set(from);
  return grown;
}
