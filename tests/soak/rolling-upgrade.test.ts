import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Build, builtCommit, thisBuild } from '../support/built-commit.js';
import { rolling } from '../support/rolling-replacement.js';

/** The commit that is upgraded from; the one before this by default. */
const commit = process.env.KRETS_BEFORE || 'HEAD~1';
const sizes = { people: 20, askEvery: 1_000, calm: 4_000, rest: 300, drain: '2' };

let before: Build;
beforeAll(async () => {
  before = await builtCommit(commit);
});
afterAll(() => before?.remove());

describe(`an upgrade from ${commit}`, () => {
  it('goes on without anybody needing more than a second try, and back where the database allows it', async () => {
    const now = thisBuild();
    const { wrong, refusal, numbers } = await rolling(before, sizes, async (servers) => {
      expect(await servers.replaceAll(now)).toBeUndefined();
      const refused = await servers.replaceAll(before);
      if (!refused) expect(await servers.replaceAll(now)).toBeUndefined();
      return { wrong: await servers.whatIsWrong(), refusal: refused, numbers: servers.numbers };
    });
    console.log(`${before.name}: ${JSON.stringify(numbers)} ${refusal?.split('\n')[1] ?? 'and back'}`);
    expect(wrong).toEqual([]);
    // Printed at its start, before it has changed or served anything.
    if (refusal) expect(refusal).toContain('changed by a newer Krets than this');
    expect(numbers.posts).toBeGreaterThan(100);
    expect(numbers.connections).toBeGreaterThan(2 * sizes.people);
  });
});
