/**
 * A passage ready to be searched: numbers of keys, in the order of the words, from one place to before another; `of`: what it is a piece of,
 * when that has several.
 */
export type OpenedPassage = { id: string; of: string | undefined; keys: Uint32Array; start: number; end: number };

/** Ends a section; no key has this number. */
export const sectionEnd = 0;
/** The lowest bit tells that a key is of a part of the word before it. */
export const numberOf = (entry: number) => entry >>> 1;
export const isPart = (entry: number) => (entry & 1) === 1;
