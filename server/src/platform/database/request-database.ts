import type { AccessCheck } from '../access-check.js';
import { sha256Hex } from '../crypto/sha256.js';
import { log } from '../logging/log.js';
import { limitOf } from '../rate-limits/operation-limits.js';
import { NeedsPoints, type RateLimits } from '../rate-limits/rate-limits.js';
import type { Transactions } from './transactions.js';
import type { Tx } from './tx.js';

/** Writes that run after a request of this process was answered. */
const inProgress = new Set<string>();

/**
 * The database access of one request. Reads share one lazily opened transaction; each mutation has its own. A request has at most one
 * connection at a time: requests that held one while waiting for another could block each other.
 */
export class RequestDatabase {
  #reading: Promise<Tx> | undefined;
  #signedIn: Promise<Tx> | undefined;
  #writing = false;
  #ended = false;
  #tokenHash: string;
  readonly #afterwards = new Map<string, (tx: Tx) => Promise<unknown>>();
  /** Name of the operation, which decides its rate limit. */
  operation = '';
  /** The person who asks, once any statement has been answered. */
  personId: string | null = null;

  /** @param about ids of what is asked about, to wait in the queue of the right room */
  constructor(
    private readonly transactions: Transactions,
    private readonly accessCheck: AccessCheck,
    private readonly limits: RateLimits,
    token: string | undefined,
    private readonly about: () => readonly string[] = () => [],
  ) {
    this.#tokenHash = token ? sha256Hex(token) : '';
  }

  /** Continues as the person who has just signed in. */
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
   * Like `read`, with a fresh proof of the person required.
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

  /**
   * Like `read`, for what costs more than other reading: it counts against the limit of its operation.
   *
   * @param read is sent with the look-up of the person, before the limit is known
   */
  readLimited<T>(read: (tx: Tx) => Promise<T>): Promise<[Tx, T]> {
    return this.#limited(async () => {
      const tx = await this.read();
      const answer = read(tx);
      answer.catch(() => {});
      await tx.authenticated();
      this.#spend(tx.personId);
      return [tx, await answer];
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

  /** Points are fetched between two transactions: a request has one connection at a time. */
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
   * Like `write`, with a fresh proof of the person required.
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
   * For changes that follow from the time alone and that nobody waits for: written after the request has been answered. Of several
   * requests with the same `key`, only one does it.
   */
  writeAfterAnswer(key: string, fn: (tx: Tx) => Promise<unknown>): void {
    this.#afterwards.set(key, fn);
  }

  /** The answer to a mutation is read again: an earlier read transaction ends here. */
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

  /** Called when the request has been answered. Resolvers still running beside a failed one get no new connection. */
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
