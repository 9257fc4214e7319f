import { describe, expect, it } from '@jest/globals';
import { killWhileDelivering } from '../support/mail-crash.js';

describe('mail, when the server is killed while it delivers', () => {
  it('arrives completely, in order for each person, with a second copy only of what the mail server was accepting', async () => {
    // At most the four under way come again at each kill, with the same Message-ID.
    expect(await killWhileDelivering(3)).toBeLessThanOrEqual(3 * 4);
  });
});
