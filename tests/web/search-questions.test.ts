import { expect, it } from '@jest/globals';
import { measureRecall } from '../bench/search/recall.js';

// `npm run bench -- --only=search` shows the same figures. With KRETS_SHOW=1 what was missed is shown.
it('three hundred questions that people wrote are answered among the first ten, in either form', async () => {
  const { same, across, typo, rare, asked } = await measureRecall();
  if (process.env.KRETS_SHOW) console.log({ same, across, typo, rare, asked });
  expect(asked).toBe(300);
  expect(same).toBeGreaterThanOrEqual(95);
  expect(across).toBeGreaterThanOrEqual(93);
  expect(typo).toBeGreaterThanOrEqual(90);
  expect(rare).toBeGreaterThanOrEqual(76);
});
