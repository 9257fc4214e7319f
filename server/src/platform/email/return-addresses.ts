import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isUuid } from '../errors.js';
import { fromLetters, toLetters } from './address-letters.js';
import type { MailKind } from './kinds.js';

const groups = ['WAITING', 'DIGEST', 'MEETING', 'OTHER'] as const;
type ReturnGroup = (typeof groups)[number];
type Return = { personId: string; group: ReturnGroup };

const tagBytes = 16;
const prefix = 'retur-';
const mac = (key: Buffer, about: Buffer) => createHmac('sha256', key).update(about).digest().subarray(0, tagBytes);
const keysFrom = (secret: string) => {
  const both = Buffer.from(hkdfSync('sha256', secret, '', 'returned mail', 64));
  return { sealing: both.subarray(0, 32), naming: both.subarray(32) };
};

const groupOf = (kind: MailKind): ReturnGroup =>
  kind === 'WAITING' || kind === 'DIGEST' ? kind : kind.startsWith('MEETING_') ? 'MEETING' : 'OTHER';

/**
 * The envelope senders of mail to a person, one for each group of kinds, to which mail servers report what they cannot deliver. Nothing is
 * stored: person and group are encrypted, with their own hash as the nonce, so that nobody else can make one or read it.
 */
export class ReturnAddresses {
  readonly #keys: ReturnType<typeof keysFrom>[];

  /** @param domain where reports can come in; undefined when they cannot */
  constructor(
    secrets: readonly string[],
    private readonly domain: string | undefined,
  ) {
    this.#keys = secrets.map(keysFrom);
  }

  make(personId: string, kind: MailKind): string | undefined {
    const [keys] = this.#keys;
    if (!keys || !this.domain) return undefined;
    const about = Buffer.concat([
      Buffer.from([groups.indexOf(groupOf(kind))]),
      Buffer.from(personId.replaceAll('-', ''), 'hex'),
    ]);
    const tag = mac(keys.naming, about);
    const cipher = createCipheriv('aes-256-ctr', keys.sealing, tag);
    return `${prefix}${toLetters(Buffer.concat([tag, cipher.update(about), cipher.final()]))}@${this.domain}`;
  }

  /** Null when it was not made here. */
  read(localPart: string): Return | null {
    const bytes = localPart.startsWith(prefix) ? fromLetters(localPart.slice(prefix.length)) : null;
    if (bytes?.length !== tagBytes + 17) return null;
    const tag = bytes.subarray(0, tagBytes);
    for (const { sealing, naming } of this.#keys) {
      const decipher = createDecipheriv('aes-256-ctr', sealing, tag);
      const about = Buffer.concat([decipher.update(bytes.subarray(tagBytes)), decipher.final()]);
      if (!timingSafeEqual(mac(naming, about), tag)) continue;
      const group = groups[about[0] ?? -1];
      const personId = about.toString('hex', 1).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
      return group && isUuid(personId) ? { personId, group } : null;
    }
    return null;
  }
}
