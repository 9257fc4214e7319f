import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readDefinitions } from '@krets/server/dist/platform/database/definitions.js';
import { migrate } from '@krets/server/dist/platform/database/migrate.js';
import { cleanAddress } from '@krets/shared/text';
import pg from 'pg';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { freePort, TestServer } from '../support/server.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const newer = (name: string) => database.asSuperuser('INSERT INTO migrations (name) VALUES ($1)', [name]);

const known = readDefinitions();
const withLater = {
  ...known,
  steps: [...known.steps, { name: '9999-later', sql: 'ALTER TABLE people ADD added_later integer' }],
};

describe('a database that has been changed by a newer server', () => {
  it('is refused with a sentence, and accepted where the newer step is declared compatible', async () => {
    await newer('9998-unknown');
    const server = new TestServer(database, await freePort(), {});
    await expect(server.start()).rejects.toThrow(/changed by a newer Krets than this \(9998-unknown\)/);
    await database.asSuperuser(`INSERT INTO app.compatible_steps VALUES ('9998-unknown')`);
    await server.start();
    await server.end();
    await database.asSuperuser(`DELETE FROM migrations WHERE name = '9998-unknown'`);
  });
});

describe('addresses stored before they had one form', () => {
  it('get it, unless another account has it already', async () => {
    const account = async (email: string) => {
      const [made] = await database.asSuperuser<{ id: string }>(
        `INSERT INTO people (id, name, role_title) VALUES (gen_random_uuid(), '', '') RETURNING id`,
      );
      await database.asSuperuser(
        `INSERT INTO accounts (person_id, email, language, is_administrator, created_at) VALUES ($1, $2, 'nn', false, now())`,
        [made?.id, email],
      );
    };
    const before = [
      'Åsa@Blåbær.no'.toLowerCase(),
      'sta\u030ale\u200b@bla\u030abær.møte-råd.no',
      'ola@例え.テスト',
      "o'hara@example.no",
      'kari@blåbær.no',
      cleanAddress('kari@blåbær.no'),
    ];
    for (const email of before) await account(email);
    const step = known.steps.find(({ name }) => name.endsWith('one-form-of-an-address'));
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(step?.sql ?? '');
    await owner.end();
    const after = await database.asSuperuser<{ email: string }>(
      `SELECT email FROM accounts WHERE email LIKE '%.%' AND NOT is_administrator`,
    );
    const unchanged = before.slice(4);
    expect(after.map(({ email }) => email).sort()).toEqual(
      [...before.slice(0, 4).map(cleanAddress), ...unchanged].sort(),
    );
    await database.asSuperuser('DELETE FROM accounts WHERE NOT is_administrator');
  });
});

describe('a migration that has to wait for a lock', () => {
  it('gives up soon and tries again, so that nobody behind it waits for long; two starters do it once', async () => {
    const reader = new pg.Client({ connectionString: database.superUrl });
    await reader.connect();
    await reader.query('BEGIN; SELECT 1 FROM people');
    const migrating = Promise.all([
      migrate(database.ownerUrl, undefined, withLater),
      migrate(database.ownerUrl, undefined, withLater),
    ]);
    let done = false;
    migrating.then(
      () => (done = true),
      () => {},
    );
    let slowest = 0;
    for (let i = 0; i < 25; i++) {
      const began = performance.now();
      await database.asSuperuser('SELECT count(*) FROM people');
      slowest = Math.max(slowest, performance.now() - began);
      await pause(100);
    }
    expect(done).toBe(false);
    await reader.query('COMMIT');
    await reader.end();
    await migrating;
    expect(slowest).toBeLessThan(4_000);
    const added = await database.asSuperuser(
      `SELECT 1 FROM information_schema.columns WHERE table_name = 'people' AND column_name = 'added_later'`,
    );
    expect(added.length).toBe(1);
  });
});

describe('functions and policies', () => {
  const policies = async () =>
    (await database.asSuperuser<{ name: string }>('SELECT policyname AS name FROM pg_policies ORDER BY 1')).map(
      ({ name }) => name,
    );

  it('are applied again as a whole when one has changed, and nothing of theirs is left over', async () => {
    const before = await policies();
    await database.asSuperuser('CREATE POLICY left_over ON people TO krets_app USING (true)');
    await database.asSuperuser('CREATE FUNCTION app.left_over() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$');
    await database.asSuperuser('ALTER FUNCTION app.left_over() OWNER TO krets_owner');
    await migrate(database.ownerUrl, undefined, { ...withLater, hash: 'another' });
    expect(await policies()).toEqual(before);
    expect(await database.asSuperuser(`SELECT 1 FROM pg_proc WHERE proname = 'left_over'`)).toEqual([]);
  });

  it('are not applied when a table would be left without row-level security, and all stays as it was', async () => {
    const before = await policies();
    const forgotten = { name: '9999-table', sql: 'CREATE TABLE forgotten (id uuid)' };
    const definitions = { ...withLater, steps: [...withLater.steps, forgotten], hash: 'a third' };
    await expect(migrate(database.ownerUrl, undefined, definitions)).rejects.toThrow(
      'No row-level security on forgotten',
    );
    expect(await policies()).toEqual(before);
    expect(await database.asSuperuser(`SELECT 1 FROM pg_class WHERE relname = 'forgotten'`)).toEqual([]);
  });
});
