import type { AccessCheck } from '../access-check.js';
import { sha256Hex } from '../crypto/sha256.js';
import { log } from '../logging/log.js';
import { limitOf } from '../rate-limits/limits.js';
import { NeedsPoints, type RateLimits } from '../rate-limits/rate-limits.js';
import type { Transactions } from './transactions.js';
import type { Tx } from './tx.js';

/** What is being written after some request of this process. */
const inProgress = new Set<string>();

/**
 * One request's way in. Reading shares one lazily opened transaction; each verb has its own. There is one connection at a time: one
 * that held a connection and waited for another could wait for all the others who do the same.
 */
export class RequestDatabase {
  #reading: Promise<Tx> | undefined;
  #signedIn: Promise<Tx> | undefined;
  #writing = false;
  #ended = false;
  #tokenHash: string;
  readonly #afterwards = new Map<string, (tx: Tx) => Promise<unknown>>();
  /** The name of what is asked for: by it one knows how much of it a person may do. */
  operation = '';
  /** Who was found to be asking, once anything has been asked. */
  personId: string | null = null;

  /** @param about the ids of what is asked about, for waiting in the right queue */
  constructor(
    private readonly transactions: Transactions,
    private readonly accessCheck: AccessCheck,
    private readonly limits: RateLimits,
    token: string | undefined,
    private readonly about: () => readonly string[] = () => [],
  ) {
    this.#tokenHash = token ? sha256Hex(token) : '';
  }

  /** Goes on as the person who has just signed in. */
  signInAs(token: string): void {
    this.#tokenHash = sha256Hex(token);
  }

  /** @throws UNAUTHENTICATED when nobody is signed in */
  read(): Promise<Tx> {
    this.#signedIn ??= this.#open().then((tx) => {
      tx.assertFirst((personId) => {
        this.accessCheck.assertSignedIn(personId);
        this.personId = personId;
      });
      return tx;
    });
    return this.#signedIn;
  }

  /**
   * As `read`, for what asks for a fresh proof of who is asking.
   *
   * @throws PROOF_REQUIRED
   */
  async readProved(): Promise<Tx> {
    return this.#limited(async () => {
      const tx = await this.read();
      await tx.authenticated();
      this.accessCheck.assertFreshProof(tx.proved);
      this.#spend(tx.personId);
      return tx;
    });
  }

  async readAsAnyone(): Promise<Tx> {
    const tx = await this.#open();
    await tx.authenticated();
    return tx;
  }

  /** @throws UNAUTHENTICATED when nobody is signed in */
  write<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#limited(() =>
      this.writeAsAnyone((tx) => {
        tx.assertFirst((personId) => {
          this.accessCheck.assertSignedIn(personId);
          this.#spend(personId);
        });
        return fn(tx);
      }),
    );
  }

  #spend(personId: string | null): void {
    this.personId = personId;
    if (personId) this.limits.spend(personId, limitOf(this.operation));
  }

  /** Points are fetched between two transactions: a request holds one connection at a time. */
  async #limited<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof NeedsPoints)) throw error;
        await this.close();
        await error.fetch();
      }
    }
  }

  /**
   * As `write`, for what asks for a fresh proof of who is asking.
   *
   * @throws PROOF_REQUIRED
   */
  writeProved<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.write((tx) => {
      tx.assertFirst(() => this.accessCheck.assertFreshProof(tx.proved));
      return fn(tx);
    });
  }

  /**
   * For what only time has done, and nobody waits for: written when the request has been answered. Of many requests that find
   * the same to be done, by `key`, one does it.
   */
  writeAfterAnswer(key: string, fn: (tx: Tx) => Promise<unknown>): void {
    this.#afterwards.set(key, fn);
  }

  /** The answer to a verb is read afresh: an earlier reading ends here. */
  async writeAsAnyone<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    this.#assertFree();
    this.#writing = true;
    try {
      await this.close();
      return await this.transactions.write(this.#tokenHash, fn, this.about());
    } finally {
      this.#writing = false;
    }
  }

  async close(): Promise<void> {
    const reading = this.#reading;
    this.#reading = this.#signedIn = undefined;
    await reading?.then((tx) => tx.close()).catch(() => {});
  }

  /** The request has been answered. Resolvers that still run beside one that failed get no new connection. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.close();
    for (const [key, fn] of this.#afterwards) {
      if (inProgress.has(key)) continue;
      inProgress.add(key);
      await this.transactions
        .write(this.#tokenHash, fn, this.about())
        .catch((error: unknown) => log.debug({ err: error }, 'What was to be written afterwards was not'))
        .finally(() => inProgress.delete(key));
    }
    this.#afterwards.clear();
  }

  async #open(): Promise<Tx> {
    this.#assertFree();
    this.#reading ??= this.transactions.begin(this.#tokenHash, 'READ ONLY');
    return this.#reading;
  }

  #assertFree(): void {
    if (this.#ended) throw new Error('This request has been answered.');
    if (this.#writing) throw new Error('A request holds one connection at a time.');
  }
}
