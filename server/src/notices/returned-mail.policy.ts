import type { Undelivered } from '../platform/email/incoming/delivery-report.js';

/** What is known of mail to a person that came back. */
export type ReturnedMail = { refusedAt: Date | null; delayedAt: Date | null; stoppedAt: Date | null };

const hour = 3_600_000;
const day = 24 * hour;
/** How long after the first mail that was refused, or delayed, another one stops mail; and after how long the first no longer counts. */
const refused = { from: day, until: 30 * day };
const delayed = { from: 5 * day, until: 8 * day };

/** What holds after one more has come back: one alone says little, an address that takes nothing for days is wrong. */
export function afterReturn(known: ReturnedMail, { permanent }: Undelivered, now: Date): ReturnedMail {
  if (known.stoppedAt) return known;
  const { from, until } = permanent ? refused : delayed;
  const first = permanent ? known.refusedAt : known.delayedAt;
  const age = first ? now.getTime() - first.getTime() : Number.POSITIVE_INFINITY;
  if (age > until) return { ...known, ...(permanent ? { refusedAt: now } : { delayedAt: now }) };
  return age >= from ? { ...known, stoppedAt: now } : known;
}
