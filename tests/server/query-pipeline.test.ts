import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  disablePreparedNames,
  queryBatched,
  queryDeferred,
  queryNow,
} from '@krets/server/dist/platform/database/pipeline.js';
import pg from 'pg';
import { createDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let pool: pg.Pool;
let client: pg.PoolClient;

beforeAll(async () => {
  database = await createDatabase();
  pool = new pg.Pool({ connectionString: database.appUrl, pipeline: true } as pg.PoolConfig);
  pool.on('error', () => {});
  client = await pool.connect();
  client.on('error', () => {});
});
afterAll(async () => {
  client.release(true);
  await pool.end();
  await database.drop();
});

const rows = async (sql: string, values: unknown[] = []) => (await queryBatched(client, sql, values)).rows;
const ends = async (asked: Promise<unknown>[]) =>
  (await Promise.allSettled(asked)).map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)));

it('knows this version of pg, whose private parts it uses: read its Connection and Query again before this is changed', () => {
  expect(createRequire(import.meta.url)('pg/package.json')).toMatchObject({ version: '8.23.1' });
});

describe('statements that leave together', () => {
  it('are answered each with their own, the first time and when the database knows them', async () => {
    for (let time = 0; time < 2; time++) {
      const asked = [rows('SELECT 1 AS one'), rows('SELECT $1::int AS n', [2]), rows('SELECT 3 AS n WHERE false')];
      expect(await Promise.all(asked)).toEqual([[{ one: 1 }], [{ n: 2 }], []]);
    }
  });

  it('are carried out in the order they were asked, over several turns', async () => {
    const asked: Promise<unknown>[] = [];
    for (let turn = 0; turn < 20; turn++) {
      for (let n = 0; n < 5; n++) asked.push(rows('SELECT $1::int AS n', [turn * 5 + n]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await Promise.all(asked)).toEqual(asked.map((_, n) => [{ n }]));
  });

  it('leave no name in the session where there must be none', async () => {
    const other = await pool.connect();
    disablePreparedNames(other);
    const asked = ['BEGIN', 'SELECT 1 AS one', 'SELECT name FROM pg_prepared_statements', 'COMMIT'];
    const answers = await Promise.all(asked.map((sql) => queryBatched(other, sql)));
    expect(answers.map((answer) => answer.rows)).toEqual([[], [{ one: 1 }], [], []]);
    other.release(true);
  });

  it('behind one that failed are not carried out, and fail with the same', async () => {
    await queryBatched(client, 'BEGIN');
    const asked = [rows('SELECT 1 AS one'), rows('SELECT 1 / 0'), rows('SELECT 4 AS four'), rows('COMMIT')];
    const why = 'error: division by zero';
    expect(await ends(asked)).toEqual([[{ one: 1 }], why, why, why]);
    await expect(rows('SELECT 1 AS one')).rejects.toThrow('current transaction is aborted');
    await queryNow(client, 'ROLLBACK');
    // A statement that never reached the database can be sent again.
    expect(await rows('SELECT 4 AS four')).toEqual([{ four: 4 }]);
  });

  it('do not stop one that is asked alone', async () => {
    await queryBatched(client, 'BEGIN');
    const failing = ends([rows('SELECT 1 / 0')]);
    queryDeferred(client, 'COMMIT');
    expect(await Promise.all([rows('BEGIN'), rows('SELECT 5 AS five'), rows('COMMIT')])).toEqual([
      [],
      [{ five: 5 }],
      [],
    ]);
    expect(await failing).toEqual(['error: division by zero']);
  });

  it('all fail when the connection is cut', async () => {
    const [{ pid }] = (await rows('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
    const asked = ends([rows('SELECT 1 AS one'), rows('SELECT pg_sleep(20)'), rows('SELECT 6 AS six')]);
    await database.asSuperuser('SELECT pg_terminate_backend($1) FROM pg_sleep(0.3)', [pid]);
    const [, ...others] = await asked;
    expect(others).toEqual(others.map(() => expect.stringMatching(/terminat/)));
    await expect(rows('SELECT 1 AS one')).rejects.toThrow();
  });
});
