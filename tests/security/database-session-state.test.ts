import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '../support/database.js';

/** State that outlives a transaction. Behind a pooler the next person's transaction would find it. */
const perSession = [
  /set_config\([^;]*?,\s*false\s*\)/i,
  /pg_(try_)?advisory_(lock|unlock)/i,
  /\b(UN)?LISTEN krets/,
  /\bTEMP(ORARY)? (TABLE|SEQUENCE|VIEW)\b/i,
  /\bWITH HOLD\b/i,
  /[`'";]\s*(SET (?!LOCAL\b|CONSTRAINTS\b|TRANSACTION\b)\w+ (=|TO)|PREPARE \w+ AS)/,
];
const remembers = (text: string) => perSession.some((pattern) => pattern.test(text));

/** These use direct connections that bypass the pooler. */
const direct = [
  'platform/backup/check-dump.ts',
  'platform/backup/export.ts',
  'platform/database/migrate.ts',
  'platform/database/schema-text.ts',
  'platform/jobs/jobs.ts',
  'platform/email/delivery.ts',
  'platform/realtime/database-notifications.ts',
];

describe('no state is left in a database session', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it.each([
    `SELECT set_config('app.person_id', $1, false)`,
    'SELECT pg_advisory_lock(1)',
    'CREATE TEMP TABLE t (id int)',
    `client.query('SET row_security = off')`,
    'BEGIN; SET lock_timeout = 1',
  ])('by a rule that knows: %s', (sql) => {
    expect(remembers(sql)).toBe(true);
  });

  it('by the server', () => {
    const folder = fileURLToPath(new URL('../../server/src', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const found = files.filter((file) => remembers(readFileSync(join(folder, file), 'utf8')));
    expect(found.sort()).toEqual([...direct].sort());
    expect(files.length).toBeGreaterThan(100);
  });

  it('by a function of the database', async () => {
    const functions = await database.asSuperuser<{ name: string; body: string }>(
      `SELECT p.oid::regproc::text AS name, p.prosrc AS body FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'graphile_worker')`,
    );
    expect(functions.filter(({ body }) => remembers(body)).map(({ name }) => name)).toEqual([]);
    expect(functions.map(({ name }) => name)).toContain('app.authenticate');
  });
});
