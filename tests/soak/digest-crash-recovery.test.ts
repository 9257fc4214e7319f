import { describe, expect, it } from '@jest/globals';
import { digestsUnderCrashes } from '../support/digest-crash.js';

describe('200 digests, sent by three servers that are killed 30 times', () => {
  it('come once to each who has something to read, and to nobody else', async () => {
    const { some, none } = await digestsUnderCrashes(20, 30);
    expect(new Set(some)).toEqual(new Set([1]));
    expect(new Set(none)).toEqual(new Set([0]));
  });
});
