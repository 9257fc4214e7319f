import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { setIdentity } from '../identity.js';
import { queryBatched } from '../pipeline.js';
import { timeouts } from './role-settings.js';

/** Sets an identity in the open transaction of this connection. */
type SetIdentity = (client: pg.PoolClient, personId: string) => Promise<unknown>;
type Seen = { session: number; identities: string[]; passes: boolean; secured: boolean };

const rounds = 3;
/** In milliseconds: how long to wait for a pooler session, which other servers running this test may all hold. */
const sessionPatience = 1_000;

/** Every way in which a request sets an identity. */
const setIdentityAsRequests: SetIdentity = async (client, personId) => {
  await queryBatched(client, 'SELECT FROM app.authenticate($1)', [personId]);
  await queryBatched(client, setIdentity, [personId]);
};

const look = `
  SELECT pg_backend_pid() AS session, current_setting('row_security') = 'on' AS secured, r.rolsuper OR r.rolbypassrls AS passes,
    ARRAY(SELECT DISTINCT v FROM unnest(ARRAY[current_setting('app.person_id', true), current_setting('app.session_id', true),
      current_setting('app.access_key', true)]) v WHERE v <> '') AS identities
  FROM pg_roles r WHERE r.rolname = current_user`;

class UnsafePoolerError extends Error {
  constructor(what: string) {
    super(`DATABASE_URL: ${what} This server does not start.`);
  }
}

class NoSession extends Error {
  constructor() {
    super('no session was free; a pooler must have at least two');
  }
}

/**
 * Runs overlapping transactions on two connections: an identity must apply to its own transaction only, and not to others beside it or
 * after it on the same session.
 *
 * @param pooled whether the session may change between two transactions
 * @throws Error for the operator when somebody could act as another person, or past row-level security
 */
export async function assertOwnIdentity(
  pool: pg.Pool,
  pooled: boolean,
  setIdentity: SetIdentity = setIdentityAsRequests,
): Promise<void> {
  const until = Date.now() + timeouts.statement;
  for (;;) {
    try {
      return await overlap(pool, pooled, setIdentity);
    } catch (error) {
      // Servers that start at the same time can each hold one session and wait for each other.
      if (!(error instanceof NoSession) || Date.now() > until) throw inWords(error, pooled);
    }
    await pause(Math.random() * 2 * sessionPatience);
  }
}

async function overlap(pool: pg.Pool, pooled: boolean, setIdentity: SetIdentity): Promise<void> {
  const clients: pg.PoolClient[] = [];
  let failed = true;
  try {
    for (let i = 0; i < 2; i++) clients.push(await pool.connect());
    await within(
      timeouts.statement,
      new Overlap(clients, setIdentity, pooled).run(),
      new Error(`no answer within ${timeouts.statement / 1_000} seconds`),
    );
    failed = false;
  } finally {
    // Never return a connection whose transaction may still be open.
    for (const client of clients) client.release(failed);
  }
}

class Overlap {
  readonly #sessions = new Map<pg.PoolClient, number>();

  constructor(
    private readonly clients: pg.PoolClient[],
    private readonly setIdentity: SetIdentity,
    private readonly pooled: boolean,
  ) {}

  async run(): Promise<void> {
    const [one, other] = this.clients as [pg.PoolClient, pg.PoolClient];
    for (let round = 0; round < rounds; round++) {
      await this.#sideBySide(one, other);
      await this.#afterwards([one, other]);
      await this.#sideBySide(other, one);
      await this.#afterwards([other, one]);
    }
  }

  async #sideBySide(first: pg.PoolClient, second: pg.PoolClient): Promise<void> {
    const [firstPerson, secondPerson] = [randomUUID(), randomUUID()];
    await begin(first);
    await this.setIdentity(first, firstPerson);
    await begin(second);
    await this.#expect(second);
    await this.setIdentity(second, secondPerson);
    await this.#expect(first, firstPerson);
    await this.#expect(second, secondPerson);
    await queryBatched(first, 'COMMIT');
    await this.#expect(second, secondPerson);
    await queryBatched(second, 'COMMIT');
  }

  /** Tests in transactions that hold both sessions, and outside every transaction. */
  async #afterwards(clients: pg.PoolClient[]): Promise<void> {
    for (const act of [begin, (client: pg.PoolClient) => queryBatched(client, 'COMMIT')]) {
      for (const client of clients) await act(client);
      for (const client of clients) await this.#expect(client);
    }
  }

  async #expect(client: pg.PoolClient, personId?: string): Promise<void> {
    const [seen] = (await queryBatched(client, look)).rows as Seen[];
    if (!seen || seen.passes) throw new UnsafePoolerError('the role could pass by row-level security.');
    if (!seen.secured) throw new UnsafePoolerError('row_security is off, and must be on.');
    const before = this.#sessions.get(client);
    this.#sessions.set(client, seen.session);
    if (!this.pooled && before !== undefined && before !== seen.session) throw undeclared();
    if (seen.identities.join() !== (personId ?? ''))
      throw new UnsafePoolerError(
        'the identity of one transaction is seen in another, so that somebody could read as somebody else.',
      );
  }
}

const undeclared = () =>
  new UnsafePoolerError('a pooler gives each transaction another session; say DATABASE_POOLER=transaction.');

function inWords(error: unknown, pooled: boolean): Error {
  if (error instanceof UnsafePoolerError) return error;
  const { code, message } = error as { code?: string; message?: string };
  // The prepared statement exists in another session only, or is missing in this one.
  if (!pooled && (code === '26000' || code === '42P05')) return undeclared();
  return new UnsafePoolerError(`two transactions could not be carried out side by side (${message || code}).`);
}

const begin = (client: pg.PoolClient) => within(sessionPatience, queryBatched(client, 'BEGIN'), new NoSession());
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function within(milliseconds: number, act: Promise<unknown>, late: Error): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(late), milliseconds)));
  await Promise.race([act, tooLate]).finally(() => clearTimeout(timer));
}
