import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@krets/server/dist/platform/database/migrate.js';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { freePort, TestServer } from '../support/server.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.drop());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const newer = (name: string) =>
  database.behind(`INSERT INTO migrations (timestamp, name) VALUES (1999999999999, $1)`, [name]);

class Later1999999999998 implements MigrationInterface {
  name = 'Later1999999999998';
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE people ADD added_later integer');
  }
  async down(): Promise<void> {}
}

async function knownMigrations() {
  const applied = await database.behind<{ name: string }>('SELECT name FROM migrations');
  return applied.map(
    ({ name }) =>
      ({
        [name]: class implements MigrationInterface {
          name = name;
          async up(): Promise<void> {}
          async down(): Promise<void> {}
        },
      })[name] as new () => MigrationInterface,
  );
}

describe('a database that has been changed by a newer server', () => {
  it('is refused with a sentence, and accepted where the newer step is declared compatible', async () => {
    await newer('Unknown1999999999999');
    const server = new TestServer(database, await freePort(), {});
    await expect(server.start()).rejects.toThrow(/changed by a newer Krets than this \(Unknown1999999999999\)/);
    await database.behind(`INSERT INTO app.compatible_steps VALUES ('Unknown1999999999999')`);
    await server.start();
    await server.end();
    await database.behind(`DELETE FROM migrations WHERE name = 'Unknown1999999999999'`);
  });
});

describe('a migration that has to wait for a lock', () => {
  it('gives up soon and tries again, so that nobody behind it waits for long; two starters do it once', async () => {
    const reader = new pg.Client({ connectionString: database.superUrl });
    await reader.connect();
    await reader.query('BEGIN; SELECT 1 FROM people');
    const known = [...(await knownMigrations()), Later1999999999998];
    const migrating = Promise.all([
      migrate(database.ownerUrl, undefined, known),
      migrate(database.ownerUrl, undefined, known),
    ]);
    let done = false;
    migrating.then(
      () => (done = true),
      () => {},
    );
    let slowest = 0;
    for (let i = 0; i < 25; i++) {
      const began = performance.now();
      await database.behind('SELECT count(*) FROM people');
      slowest = Math.max(slowest, performance.now() - began);
      await pause(100);
    }
    expect(done).toBe(false);
    await reader.query('COMMIT');
    await reader.end();
    await migrating;
    expect(slowest).toBeLessThan(4_000);
    const added = await database.behind(
      `SELECT 1 FROM information_schema.columns WHERE table_name = 'people' AND column_name = 'added_later'`,
    );
    expect(added.length).toBe(1);
  });
});
