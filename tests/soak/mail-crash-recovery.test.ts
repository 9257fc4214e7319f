import { describe, expect, it } from '@jest/globals';
import { killWhileDelivering } from '../support/mail-crash.js';

describe('mail, when the server is killed 20 times while it delivers', () => {
  it('arrives completely, in order for each person, with a second copy only of what the mail server was accepting', async () => {
    for (let round = 0; round < 5; round++) expect(await killWhileDelivering(20)).toBeLessThanOrEqual(20 * 4);
  });
});
