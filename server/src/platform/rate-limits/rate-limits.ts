import { createHash } from 'node:crypto';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { tooMany } from '../errors.js';
import { type PersonLimit, personLimits, type StrangerLimit, strangerLimits } from './operation-limits.js';

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');

type Query = (text: string, values: unknown[]) => Promise<unknown>;

/** The points of a person that this process may grant without asking the database. */
type Budget = { left: number; until: number; empty: boolean };

/** More points are fetched when so few are left: a request that finds none has begun its transaction in vain. */
const few = 2;

/** The points in this process are used up: a request that holds no connection must fetch more. */
export class NeedsPoints extends Error {
  constructor(readonly fetch: () => Promise<void>) {
    super('Points have to be fetched.');
  }
}

/** Limits the number of operations in a window of time, over all processes. */
@Injectable()
export class RateLimits implements OnModuleDestroy {
  readonly #budgets = new Map<string, Budget>();
  readonly #fetching = new Map<string, Promise<void>>();
  readonly #limiters = new Map<string, RateLimiterPostgres>();
  readonly #tidying = setInterval(() => this.#tidy(), 60_000).unref();

  /** @param factor multiplies every limit, for tests and benchmarks */
  constructor(query: Query, factor: number) {
    // Statements without names: a pooler may lose prepared ones.
    const storeClient = { query: ({ text, values }: { text: string; values: unknown[] }) => query(text, values) };
    for (const [name, { points, seconds }] of Object.entries({ ...personLimits, ...strangerLimits })) {
      const limiter = new RateLimiterPostgres({
        ...{ storeClient, storeType: 'pool', tableCreated: true, clearExpiredByTimeout: false },
        ...{ schemaName: 'limiter', tableName: 'points', keyPrefix: name },
        ...{ points: Math.round(points * factor), duration: seconds },
      });
      this.#limiters.set(name, limiter);
    }
  }

  /**
   * Takes one point of the person's, without waiting.
   *
   * @throws TOO_MANY
   * @throws NeedsPoints when the caller must call `fetch` and try again
   */
  spend(personId: string, limit: PersonLimit): void {
    const key = `${limit} ${personId}`;
    let budget = this.#budgets.get(key);
    if (!budget || budget.until <= Date.now()) {
      const { block, seconds } = personLimits[limit];
      budget = { left: block, until: Date.now() + seconds * 1_000, empty: false };
      this.#budgets.set(key, budget);
    }
    if (budget.left === 0 && budget.empty) throw tooMany(budget.until - Date.now());
    if (budget.left === 0) throw new NeedsPoints(() => this.#fetch(key, personId, limit, budget));
    budget.left--;
    if (budget.left === few && !budget.empty && personLimits[limit].block > 0)
      void this.#fetch(key, personId, limit, budget).catch(() => {});
  }

  /**
   * Takes one point of a key that is no person's: a client, an address or the total.
   *
   * @throws TOO_MANY
   */
  async assertAllows(limit: StrangerLimit, key: string): Promise<void> {
    const wait = await this.#consume(limit, key, 1);
    if (wait.refused) throw tooMany(wait.milliseconds);
  }

  /** As `assertAllows`, where a refusal is not to be told. */
  async allows(limit: StrangerLimit, key: string): Promise<boolean> {
    return !(await this.#consume(limit, key, 1)).refused;
  }

  async #fetch(key: string, personId: string, limit: PersonLimit, budget: Budget): Promise<void> {
    // Simultaneous requests wait for one block.
    const inProgress = this.#fetching.get(key) ?? this.#fill(personId, limit, budget);
    this.#fetching.set(key, inProgress);
    await inProgress.finally(() => this.#fetching.delete(key));
  }

  async #fill(personId: string, limit: PersonLimit, budget: Budget): Promise<void> {
    const points = personLimits[limit].block || 1;
    const { refused, milliseconds } = await this.#consume(limit, personId, points);
    if (refused) budget.empty = true;
    else budget.left += points;
    budget.until = Date.now() + milliseconds;
  }

  async #consume(limit: PersonLimit | StrangerLimit, key: string, points: number) {
    try {
      const spent = await this.#limiters.get(limit)?.consume(hashOf(`${limit} ${key}`), points);
      return { refused: false, milliseconds: spent?.msBeforeNext ?? 0 };
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return { refused: true, milliseconds: error.msBeforeNext };
    }
  }

  #tidy(): void {
    for (const [key, { until }] of this.#budgets) if (until <= Date.now()) this.#budgets.delete(key);
  }

  onModuleDestroy(): void {
    clearInterval(this.#tidying);
  }
}
