import { Sealing } from '../crypto/sealing.js';
import { isUuid } from '../errors.js';

const mailGroups = ['WAITING', 'DIGEST'] as const;
export type MailGroup = (typeof mailGroups)[number];

/** Tokens in mail that stop mail of one group to one person, and nothing else. Nothing is stored: they are sealed. */
export class StopTokens {
  readonly #sealing: Sealing;

  constructor(secrets: readonly string[]) {
    this.#sealing = new Sealing(secrets, 'stop mail');
  }

  make(personId: string, group: MailGroup): string {
    return this.#sealing.seal(`${personId} ${group}`, 'token').toString('base64url');
  }

  /** Null when it was not made here. */
  read(token: string): { personId: string; group: MailGroup } | null {
    try {
      const [personId, group] = this.#sealing.open(Buffer.from(token, 'base64url'), 'token').split(' ');
      const known = mailGroups.find((one) => one === group);
      return isUuid(personId) && known ? { personId, group: known } : null;
    } catch {
      return null;
    }
  }
}
