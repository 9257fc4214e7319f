import { expect, it } from '@jest/globals';
import { underFaults } from '../support/under-faults.js';

it('loses nothing, doubles nothing and retains the order while listening, PostgreSQL and servers go down', async () => {
  const { wrong, written } = await underFaults({
    servers: 3,
    rooms: 4,
    sockets: 36,
    writesPerSecond: 8,
    dead: 5_000,
    still: 5_000,
    calm: 2_500,
    times: 1,
  });
  expect(wrong).toEqual([]);
  expect(written).toBeGreaterThan(50);
});
