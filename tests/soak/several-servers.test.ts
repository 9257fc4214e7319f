import { expect, it } from '@jest/globals';
import { underFaults } from '../support/under-faults.js';

const minutes = Number(process.env.KRETS_SOAK_MINUTES ?? 10);
/** So long all faults take once. */
const round = 2.5;

it(`loses nothing, doubles nothing and retains the order for ${minutes} minutes of faults, with two servers and with three`, async () => {
  const times = Math.max(1, Math.round(minutes / 2 / round));
  for (const servers of [2, 3]) {
    const { wrong, written } = await underFaults({
      servers,
      rooms: 20,
      sockets: 200,
      writesPerSecond: 20,
      dead: 20_000,
      still: 30_000,
      calm: 15_000,
      times,
    });
    expect(wrong).toEqual([]);
    expect(written).toBeGreaterThan(1_000);
  }
});
