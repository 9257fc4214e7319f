import { expect, it } from '@jest/globals';
import { thisBuild } from '../support/built-commit.js';
import { rolling } from '../support/rolling-replacement.js';

it('replaces servers one by one, and nobody needs more than a second try', async () => {
  const build = thisBuild();
  const sizes = { people: 12, askEvery: 1_000, calm: 200, rest: 300, drain: '2' };
  const { wrong, numbers } = await rolling(build, sizes, async (servers) => {
    expect(await servers.replaceAll(build)).toBeUndefined();
    return { wrong: await servers.whatIsWrong(), numbers: servers.numbers };
  });
  expect(wrong).toEqual([]);
  // Each came back at least once.
  expect(numbers.connections).toBeGreaterThan(12);
  expect(numbers.posts).toBeGreaterThan(20);
});
