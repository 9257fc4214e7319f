import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { isServerAnswer } from '@krets/server/dist/platform/database/commit-answer.js';
import { assertOwnIdentity } from '@krets/server/dist/platform/database/connections/identity-self-test.js';
import { disablePreparedNames } from '@krets/server/dist/platform/database/pipeline.js';
import { fromDatabase } from '@krets/server/dist/platform/errors.js';
import pg from 'pg';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { mixedTransactions } from '../support/mixed-transactions.js';
import { until } from '../support/person.js';
import { describeWithPgBouncer, type PgBouncer, startPgBouncer } from '../support/pgbouncer.js';
import { freePort, TestServer } from '../support/server.js';

describeWithPgBouncer('behind a pooler that gives each transaction any session', () => {
  let database: TestDatabase;
  let pooler: PgBouncer;

  const behindIt = async (env: Record<string, string> = {}) =>
    new TestServer(database, await freePort(), {
      env: {
        DATABASE_URL: pooler.appUrl,
        DATABASE_DIRECT_URL: database.appUrl,
        DATABASE_POOLER: 'transaction',
        ...env,
      },
    });
  /** Why it does not start, or nothing. */
  const refusalOf = async (server: TestServer) => {
    const ended = await server.start().then(
      () => '',
      () => server.output,
    );
    await server.end();
    return ended;
  };

  beforeAll(async () => {
    database = await createDatabase();
    pooler = await startPgBouncer(database);
  });
  afterAll(async () => {
    await pooler.close();
    await database.drop();
  });

  it('1,000 mixed transactions each act as their own person, on three sessions', async () => {
    const server = await behindIt();
    await server.start();
    const { wrong, done, written } = await mixedTransactions(server, 1_000);
    expect(wrong).toEqual([]);
    expect(done).toBe(1_000);
    expect(written).toBeGreaterThan(50);
    const sessions = await pooler.sessions();
    expect(sessions).toBeGreaterThan(1);
    expect(sessions).toBeLessThanOrEqual(3);
    await server.end();
  });

  it('a slow statement is not taken for a dead connection', async () => {
    const pool = new pg.Pool({ connectionString: database.superUrl, max: 1 });
    const server = await behindIt();
    await server.start();
    const blocker = await pool.connect();
    await blocker.query('BEGIN; LOCK TABLE accounts IN ACCESS EXCLUSIVE MODE');
    const asked = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation { requestSignInCode(email: "treg@example.org", language: nn) }' }),
    });
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await blocker.query('ROLLBACK');
    blocker.release();
    expect(await (await asked).json()).toEqual({ data: { requestSignInCode: true } });
    expect(server.output).not.toContain('had died');
    await pool.end();
    await server.end();
  });

  it('a session that ended is no answer to a commit, and a reason to try again', async () => {
    const client = new pg.Client({ connectionString: pooler.appUrl });
    client.on('error', () => {});
    await client.connect();
    await client.query('BEGIN');
    const { rows } = await client.query('SELECT pg_backend_pid() AS session');
    await database.asSuperuser('SELECT pg_terminate_backend($1, 5000)', [rows[0].session]);
    const lost: unknown = await client.query('COMMIT').catch((error: unknown) => error);
    expect(isServerAnswer(lost)).toBe(false);
    expect(fromDatabase(lost)?.extensions.code).toBe('BUSY');
    await client.end().catch(() => {});
  });

  it('a server that was not told of the pooler refuses to start', async () => {
    expect(await refusalOf(await behindIt({ DATABASE_POOLER: 'none' }))).toContain('say DATABASE_POOLER=transaction');
  });

  it.each(['DATABASE_OWNER_URL', 'DATABASE_JOBS_URL', 'DATABASE_DIRECT_URL'] as const)(
    'a server whose %s leads to the pooler refuses to start',
    async (name) => {
      const own = {
        DATABASE_OWNER_URL: 'ownerUrl',
        DATABASE_JOBS_URL: 'jobsUrl',
        DATABASE_DIRECT_URL: 'appUrl',
      } as const;
      const url = new URL(database[own[name]]);
      url.port = new URL(pooler.appUrl).port;
      // Another name of the same place.
      url.hostname = 'localhost';
      expect(await refusalOf(await behindIt({ [name]: url.toString() }))).toContain(`${name} leads to a pooler`);
    },
  );

  it('a server behind a pooler that breaks up transactions refuses to start', async () => {
    const breaking = await startPgBouncer(database, 'statement');
    const refusal = await refusalOf(await behindIt({ DATABASE_URL: breaking.appUrl }));
    await breaking.close();
    expect(refusal).toContain('two transactions could not be carried out side by side');
  });

  it('the self-test accepts an identity of the transaction, and refuses one of the session', async () => {
    const own = await startPgBouncer(database);
    const pool = new pg.Pool({ connectionString: own.appUrl, max: 4, onConnect: disablePreparedNames });
    pool.on('error', () => {});
    const local = (value: boolean) => (client: pg.PoolClient, personId: string) =>
      client.query(`SELECT set_config('app.person_id', $1, ${value})`, [personId]);
    await expect(assertOwnIdentity(pool, true, local(true))).resolves.toBeUndefined();
    await expect(assertOwnIdentity(pool, true, local(false))).rejects.toThrow('is seen in another');
    await pool.end();
    await own.close();
  });

  it('self-tests that hold all sessions, one each, get out of each other’s way', async () => {
    const own = await startPgBouncer(database);
    const servers = [1, 2, 3].map(
      () => new pg.Pool({ connectionString: own.appUrl, max: 4, onConnect: disablePreparedNames }),
    );
    for (const pool of servers) pool.on('error', () => {});
    let holding = 0;
    const whenAllHoldOne = async (client: pg.PoolClient, personId: string) => {
      await client.query(`SELECT set_config('app.person_id', $1, true)`, [personId]);
      if (holding < servers.length) holding += 1;
      await until(() => holding === servers.length);
    };
    const outcomes = await Promise.all(servers.map((pool) => assertOwnIdentity(pool, true, whenAllHoldOne)));
    expect(outcomes).toEqual([undefined, undefined, undefined]);
    await Promise.all(servers.map((pool) => pool.end()));
    await own.close();
  });
});
