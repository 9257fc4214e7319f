import { Injectable } from '@nestjs/common';
import { type GraphQLSchema, parse, validate } from 'graphql';
import { Transactions } from '../../database/transactions.js';
import { webOperations } from './web-operations.js';

/** In milliseconds: the shortest time between two queries for unknown operations. */
const askEvery = 5_000;

/**
 * The accepted operations: those of this build, and those of earlier and later builds in the database that this server understands.
 * Clients cannot add any.
 */
@Injectable()
export class TrustedDocuments {
  readonly #own = webOperations();
  readonly #others = new Map<string, string>();
  readonly #understood = new Map<string, boolean>();
  #asked = 0;
  #asking: Promise<void> | undefined;

  constructor(private readonly transactions: Transactions) {}

  /** The interface that Apollo's persisted queries need. */
  get cache() {
    return {
      get: async (key: string) => {
        const hash = key.replace(/^apq:/, '');
        return this.#own.get(hash) ?? this.#others.get(hash);
      },
      set: async () => {},
      delete: async () => {},
    };
  }

  /** Whether the request names a known operation. */
  async trusts(body: unknown, schema: () => GraphQLSchema): Promise<boolean> {
    const hash = hashIn(body);
    if (hash === undefined) return false;
    if (this.#own.has(hash)) return true;
    if (!this.#others.has(hash)) await this.#ask();
    return this.#understands(hash, schema);
  }

  #understands(hash: string, schema: () => GraphQLSchema): boolean {
    const text = this.#others.get(hash);
    if (text === undefined) return false;
    let understood = this.#understood.get(hash);
    if (understood === undefined) {
      understood = validate(schema(), parse(text)).length === 0;
      this.#understood.set(hash, understood);
    }
    return understood;
  }

  #ask(): Promise<void> {
    if (Date.now() - this.#asked < askEvery) return this.#asking ?? Promise.resolve();
    this.#asked = Date.now();
    this.#asking = this.transactions
      .read('', (tx) => tx.rows<{ operations: Record<string, string> }>('SELECT operations FROM app.web_builds'))
      .then((builds) => {
        for (const { operations } of builds)
          for (const [hash, text] of Object.entries(operations)) this.#others.set(hash, text);
      });
    return this.#asking;
  }
}

/** Whether the request names an operation by hash and sends no text. */
export const namesOperation = (body: unknown): boolean => hashIn(body) !== undefined;

function hashIn(body: unknown): string | undefined {
  const { query, extensions } = (body ?? {}) as { query?: unknown; extensions?: unknown };
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
  const hash = persistedQuery?.sha256Hash;
  return query === undefined && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : undefined;
}
