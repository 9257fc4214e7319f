import { createHash } from 'node:crypto';
import type { Tx } from './database/tx.js';
import type { Work } from './database/work.js';
import type { Gate } from './gate.js';

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** One request's way in. Reading shares one lazily opened transaction; each verb has its own. */
export class Door {
  #reading: Promise<Tx> | undefined;
  #demanding: Promise<Tx> | undefined;
  #tokenHash: string;

  constructor(
    private readonly work: Work,
    private readonly gate: Gate,
    token: string | undefined,
  ) {
    this.#tokenHash = token ? hashOf(token) : '';
  }

  /** Goes on as the person who has just signed in. */
  hold(token: string): void {
    this.#tokenHash = hashOf(token);
  }

  /** @throws UNAUTHENTICATED when nobody is signed in */
  read(): Promise<Tx> {
    this.#demanding ??= this.#open().then((tx) => {
      tx.demand((personId) => this.gate.demandSomebody(personId));
      return tx;
    });
    return this.#demanding;
  }

  /**
   * As `read`, for what asks for a fresh proof of who is asking.
   *
   * @throws PROOF_REQUIRED
   */
  async readProved(): Promise<Tx> {
    const tx = await this.read();
    await tx.entered();
    this.gate.demandProof(tx.proved);
    return tx;
  }

  async readAsAnyone(): Promise<Tx> {
    const tx = await this.#open();
    await tx.entered();
    return tx;
  }

  /** @throws UNAUTHENTICATED when nobody is signed in */
  write<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.writeAsAnyone((tx) => {
      tx.demand((personId) => this.gate.demandSomebody(personId));
      return fn(tx);
    });
  }

  /**
   * As `write`, for what asks for a fresh proof of who is asking.
   *
   * @throws PROOF_REQUIRED
   */
  writeProved<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.write((tx) => {
      tx.demand(() => this.gate.demandProof(tx.proved));
      return fn(tx);
    });
  }

  /** Beside the reading, which goes on and sees what was written. For what only time has done. */
  writeAside<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.write(this.#tokenHash, fn);
  }

  /** The answer to a verb is read afresh: an earlier reading ends here. */
  async writeAsAnyone<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    await this.close();
    return this.work.write(this.#tokenHash, fn);
  }

  async close(): Promise<void> {
    const reading = this.#reading;
    this.#reading = this.#demanding = undefined;
    await reading?.then((tx) => tx.close()).catch(() => {});
  }

  #open(): Promise<Tx> {
    this.#reading ??= this.work.begin(this.#tokenHash, 'READ ONLY');
    return this.#reading;
  }
}
