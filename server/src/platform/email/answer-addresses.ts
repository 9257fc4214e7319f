import { createHmac, hkdfSync } from 'node:crypto';
import { sha256Hex } from '../crypto/sha256.js';
import { toLetters } from './address-letters.js';

const bytes = 16;

/**
 * The addresses to which a person's calendar answers whether they come to one meeting. The same in each mail about it, as a calendar
 * expects; the database has only its hash.
 */
export class AnswerAddresses {
  readonly #keys: Buffer[];

  /** @param domain where answers can come in; undefined when they cannot */
  constructor(
    secrets: readonly string[],
    private readonly domain: string | undefined,
  ) {
    this.#keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'calendar answers', 32)));
  }

  /** @param known the hash of the one that the calendar has, perhaps made with an earlier secret */
  make(meetingId: string, personId: string, known: string | null): { address: string; hash: string } | null {
    if (!this.domain) return null;
    const made = this.#keys.map((key) => {
      const token = toLetters(createHmac('sha256', key).update(`${meetingId} ${personId}`).digest().subarray(0, bytes));
      return { address: `mote-${token}@${this.domain}`, hash: this.hashOf(token) };
    });
    return made.find(({ hash }) => hash === known) ?? made[0] ?? null;
  }

  hashOf(token: string): string {
    return sha256Hex(`calendar answer ${token}`);
  }
}
