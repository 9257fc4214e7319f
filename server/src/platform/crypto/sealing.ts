import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const [nonceBytes, tagBytes] = [12, 16];
const keyFrom = (secret: string, purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));

/** Encrypts data that are in the database for a while and must not be readable there. The first secret encrypts, any of them decrypts. */
export class Sealing {
  readonly #keys: [Buffer, ...Buffer[]];
  readonly #naming: Buffer;

  constructor(secrets: readonly string[], purpose: string) {
    const [newest, ...older] = secrets;
    if (!newest) throw new Error('There is no secret to seal with.');
    this.#keys = [keyFrom(newest, purpose), ...older.map((secret) => keyFrom(secret, purpose))];
    this.#naming = keyFrom(newest, `${purpose} names`);
  }

  /** Opens only with the same `boundTo`, so the content of a row cannot be moved to another row. */
  seal(text: string, boundTo: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#keys[0], nonce).setAAD(Buffer.from(boundTo));
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when no secret fits, or when the text was changed */
  open(sealed: Buffer, boundTo: string): string {
    for (const key of this.#keys) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
        .setAAD(Buffer.from(boundTo))
        .setAuthTag(sealed.subarray(-tagBytes));
      try {
        return decipher.update(sealed.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        // Sealed with another secret: try the next.
      }
    }
    throw new Error('No secret opens this.');
  }

  /** A pseudonym: the same for the same text, and of no use without the secret. */
  pseudonym(text: string): string {
    return createHmac('sha256', this.#naming).update(text).digest('base64url').slice(0, 22);
  }
}
