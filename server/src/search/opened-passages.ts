import { joints } from '@krets/shared/search/passage';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** A passage ready to be searched: numbers of keys, in the order of the words. */
export type OpenedPassage = { keys: Uint32Array; networkId: string };

/** Ends a section; no key has this number. */
export const sectionEnd = 0;
/** The lowest bit tells that a key is of a part of the word before it. */
export const numberOf = (entry: number) => entry >>> 1;
export const isPart = (entry: number) => (entry & 1) === 1;

const mostBytes = 256 * 1024 * 1024;
const mostKeys = 2_000_000;
/** Beside the numbers: the entry of the cache and its name. */
const bytesBeside = 200;
const idleMs = 30 * 60_000;

/**
 * The passages that this server has opened, for all readers; nothing is read here of which row-level security has not just answered the
 * id and the revision. Keys are numbered, so that a passage takes little room and is compared quickly.
 */
@Injectable()
export class OpenedPassages {
  readonly #cache = new LRUCache<string, OpenedPassage>({
    maxSize: mostBytes,
    sizeCalculation: ({ keys }) => keys.byteLength + bytesBeside,
    ttl: idleMs,
    updateAgeOnGet: true,
  });
  #numbers = new Map<string, number>();
  #names: string[] = [''];
  /** The same words come again and again. */
  #words = new Map<string, readonly number[]>();

  get(revision: string): OpenedPassage | undefined {
    return this.#cache.get(revision);
  }

  open(revision: string, keys: string, networkId: string): OpenedPassage {
    if (this.#names.length > mostKeys) this.clear();
    const opened = { keys: this.#numbered(keys), networkId };
    this.#cache.set(revision, opened);
    return opened;
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

  /** When somebody has lost their seat: nothing of the room stays in memory until a member asks again. */
  close(networkId: string): void {
    for (const [revision, opened] of this.#cache.entries())
      if (opened.networkId === networkId) this.#cache.delete(revision);
  }

  clear(): void {
    this.#cache.clear();
    this.#numbers = new Map();
    this.#names = [''];
    this.#words = new Map();
  }

  #numbered(text: string): Uint32Array {
    const entries: number[] = [];
    for (const [at, section] of text.split(joints.section).entries()) {
      if (at > 0) entries.push(sectionEnd);
      if (section !== '') for (const word of section.split(joints.word)) entries.push(...this.#entriesOf(word));
    }
    return Uint32Array.from(entries);
  }

  #entriesOf(word: string): readonly number[] {
    const known = this.#words.get(word);
    if (known) return known;
    const entries = word.split(joints.key).map((key, at) => (this.#number(key) << 1) | (at > 0 ? 1 : 0));
    this.#words.set(word, entries);
    return entries;
  }

  #number(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#names.length;
    this.#numbers.set(key, number);
    this.#names.push(key);
    return number;
  }
}
